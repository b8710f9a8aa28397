using System.Text;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Where the boxes, lines and words of a structure stand, for the SVG and for Word alike. Units are those of the page's charts, 680 across.</summary>
internal sealed class StructureLayout
{
    public const double Width = 680;
    private const double BoxWidth = 180;
    private const double Middle = 250;
    private const double Far = 500;
    private const double Gap = 10;
    private const double Step = 36;
    private const int NameLetters = 30;
    private const int DetailLetters = 36;
    private readonly List<StructureBox> _boxes = [];
    private readonly List<StructureLine> _lines = [];
    private readonly List<StructureLabel> _labels = [];

    public StructureLayout(MemoStructure structure)
    {
        var above = Box(structure.Above, Middle, 2);
        var left = structure.Left.Sum(party => Height(party) + Gap) - Gap;
        var right = structure.Right.Sum(party => Height(party) + Gap) - Gap;
        var centre = Height(structure.Centre, strong: true);
        var top = above.Bottom + Step;
        var middle = Math.Max(top + centre / 2, 2 + Math.Max(left, right) / 2);
        var borrower = Box(structure.Centre, Middle, middle - centre / 2, strong: true);
        Down(above.Bottom, borrower.Y, "owns or supports");
        var lenders = Stack(structure.Left, 0, middle - left / 2);
        var customers = Stack(structure.Right, Far, middle - right / 2);
        Bus(lenders, BoxWidth, BoxWidth + 12, Middle, middle);
        _lines.Add(new([(BoxWidth + 12, middle), (Middle, middle)], Both: true));
        Label(221, middle - 5, "loan");
        Label(221, middle + 11, "debt service");
        Bus(customers, Far, Far - 12, Middle + BoxWidth, middle);
        _lines.Add(new([(Middle + BoxWidth, middle), (Far - 12, middle)], Both: true));
        Label(459, middle - 5, "GPU hours");
        Label(459, middle + 11, "fees");

        var floor = Math.Max(borrower.Bottom + Step, Math.Max(lenders[^1].Bottom, customers[^1].Bottom) + 14);
        var fleet = Box(structure.Below, Middle, floor);
        Down(borrower.Bottom, fleet.Y, "owns and runs");
        var held = fleet.Y + fleet.Height / 2;
        _lines.Add(new([(40, lenders[^1].Bottom), (40, held), (Middle, held)], Dashed: true));
        var security = Wrap(structure.Security, 38, 2);
        for (var i = 0; i < security.Count; i++) _labels.Add(new(48, held - 5 - (security.Count - 1 - i) * 11, security[i], "start"));
        if (structure.Beside is { } beside)
        {
            var holder = Box(beside, Far, held - Height(beside) / 2);
            _lines.Add(new([(holder.X, held), (Middle + BoxWidth, held)]));
            Label(465, held - 5, "title");
        }

        TotalHeight = _boxes.Max(box => box.Bottom) + 4;
    }

    public IReadOnlyList<StructureBox> Boxes => _boxes;

    public IReadOnlyList<StructureLine> Lines => _lines;

    public IReadOnlyList<StructureLabel> Labels => _labels;

    public double TotalHeight { get; }

    private List<StructureBox> Stack(IReadOnlyList<MemoParty> parties, double x, double y)
    {
        List<StructureBox> boxes = [];
        foreach (var party in parties)
        {
            boxes.Add(Box(party, x, y));
            y = boxes[^1].Bottom + Gap;
        }

        return boxes;
    }

    private StructureBox Box(MemoParty party, double x, double y, bool strong = false)
    {
        var box = new StructureBox(x, y, BoxWidth, Height(party, strong), party.Role, Wrap(party.Name, NameLetters, 2), Wrap(party.Detail, DetailLetters, 2), strong);
        _boxes.Add(box);
        return box;
    }

    private static double Height(MemoParty party, bool strong = false) =>
        9 + 11 + Wrap(party.Name, NameLetters, 2).Count * 12 + Wrap(party.Detail, DetailLetters, 2).Count * 11 + (strong ? 6 : 2);

    /// <summary>Short strokes from each box to one line, where there are several.</summary>
    private void Bus(List<StructureBox> boxes, double edge, double bus, double borrower, double middle)
    {
        foreach (var box in boxes)
        {
            var y = box.Y + box.Height / 2;
            _lines.Add(new([(edge, y), (bus, y)]));
        }

        var ends = boxes.Select(box => box.Y + box.Height / 2).Append(middle).ToList();
        if (ends.Max() - ends.Min() > 0.5) _lines.Add(new([(bus, ends.Min()), (bus, ends.Max())]));
    }

    private void Down(double from, double to, string words)
    {
        _lines.Add(new([(Middle + BoxWidth / 2, from), (Middle + BoxWidth / 2, to)], Arrow: true));
        _labels.Add(new(Middle + BoxWidth / 2 + 6, (from + to) / 2 + 3, words, "start"));
    }

    private void Label(double x, double y, string text) => _labels.Add(new(x, y, text, "middle"));

    /// <summary>A text in at most so many lines of so many letters; a Chinese, Japanese or Korean letter counts for two.</summary>
    private static List<string> Wrap(string text, int letters, int lines)
    {
        List<string> wrapped = [];
        var line = new StringBuilder();
        var wide = 0;
        foreach (var word in Words(text))
        {
            var size = Size(word);
            if (wide > 0 && wide + size > letters)
            {
                wrapped.Add(line.ToString().TrimEnd());
                line.Clear();
                wide = 0;
                if (wrapped.Count == lines)
                {
                    wrapped[^1] = wrapped[^1].TrimEnd(',', ';') + "…";
                    return wrapped;
                }
            }

            line.Append(word);
            wide += size;
        }

        if (line.ToString().TrimEnd() is { Length: > 0 } rest) wrapped.Add(rest);
        return wrapped;
    }

    /// <summary>Words with the space behind them; one longer than a line in pieces, East Asian letters one by one.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var alone = EastAsianFonts.IsEastAsian(rune.Value);
            if (word.Length > 0 && (alone || word.Length >= 24))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(rune.ToString());
            if (!alone && rune.Value != ' ') continue;
            yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static int Size(string text) => text.EnumerateRunes().Sum(rune => EastAsianFonts.IsEastAsian(rune.Value) ? 2 : 1);
}
