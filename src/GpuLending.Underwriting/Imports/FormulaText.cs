using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>Compares formulas as what they compute and not as how a program writes them: spaces, capitals, dollar signs, quotes around a plain sheet's name and prefixes of newer functions do not count.</summary>
internal static class FormulaText
{
    /// <summary>Excel's longest formula; one that is longer is not looked into.</summary>
    public const int Longest = 8_192;

    /// <summary>Whether two formulas of one cell are the same.</summary>
    /// <param name="one">A formula, without the equals sign.</param>
    /// <param name="other">Another.</param>
    public static bool Same(string one, string other) =>
        one == other || (one.Length <= 2 * Longest && other.Length <= 2 * Longest && Plain(one) == Plain(other));

    /// <summary>A formula as it stands so many columns and rows further: what is fixed by a dollar sign stays.</summary>
    public static string Moved(string formula, int columns, int rows)
    {
        if ((columns == 0 && rows == 0) || formula.Length > Longest)
            return formula;
        var moved = new StringBuilder(formula.Length + 16);
        for (var at = 0; at < formula.Length;)
        {
            var end = QuotedUntil(formula, at);
            if (end > at)
            {
                moved.Append(formula, at, end - at);
                at = end;
                continue;
            }

            end = WordUntil(formula, at);
            if (end == at)
            {
                moved.Append(formula[at++]);
                continue;
            }

            var word = formula[at..end];
            moved.Append(end < formula.Length && formula[end] is ('(' or '!') ? word : Cell(word, columns, rows));
            at = end;
        }

        return moved.ToString();
    }

    private static string Plain(string formula)
    {
        var plain = new StringBuilder(formula.Length);
        for (var at = 0; at < formula.Length;)
        {
            var end = QuotedUntil(formula, at);
            if (end > at)
            {
                var quoted = formula.AsSpan(at, end - at);
                var isPlain = quoted[0] == '\'' && quoted.Length > 2 && char.IsAsciiLetter(quoted[1]) && quoted[1..^1].IndexOfAnyExcept(WordLetters) < 0;
                if (quoted[0] == '\'')
                    plain.Append((isPlain ? quoted[1..^1] : quoted).ToString().ToUpperInvariant());
                else
                    plain.Append(quoted);
                at = end;
                continue;
            }

            var letter = formula[at++];
            if (letter != '$' && !char.IsWhiteSpace(letter))
                plain.Append(char.ToUpperInvariant(letter));
        }

        return plain.Replace("_XLFN.", "").Replace("TRUE()", "TRUE").Replace("FALSE()", "FALSE").ToString();
    }

    private static System.Buffers.SearchValues<char> WordLetters { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$");

    /// <summary>The end of words or of a sheet's name in quotes that begin here; the place itself where none do.</summary>
    private static int QuotedUntil(string formula, int at)
    {
        var mark = formula[at];
        if (mark is not ('"' or '\''))
            return at;
        for (var end = at + 1; end < formula.Length; end++)
        {
            if (formula[end] != mark)
                continue;
            if (end + 1 >= formula.Length || formula[end + 1] != mark)
                return end + 1;
            end++;
        }

        return formula.Length;
    }

    private static int WordUntil(string formula, int at)
    {
        var length = formula.AsSpan(at).IndexOfAnyExcept(WordLetters);
        return length < 0 ? formula.Length : at + length;
    }

    /// <summary>The address of a cell, moved; another word as it is.</summary>
    private static string Cell(string word, int columns, int rows)
    {
        var at = 0;
        var fixedColumn = Skip('$');
        var letters = at;
        while (at < word.Length && char.IsAsciiLetter(word[at]))
            at++;
        var column = word[letters..at];
        var fixedRow = Skip('$');
        if (column.Length is 0 or > 3 || at >= word.Length || !int.TryParse(word.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is 0 or > 1_048_576)
            return word;
        if (!fixedColumn)
            column = Letters(column.Aggregate(0, (sum, letter) => (sum * 26) + char.ToUpperInvariant(letter) - 'A' + 1) + columns);
        return (fixedColumn ? "$" : "") + column + (fixedRow ? "$" : "") + (fixedRow ? row : row + rows).ToString(CultureInfo.InvariantCulture);

        bool Skip(char mark)
        {
            if (at >= word.Length || word[at] != mark)
                return false;
            at++;
            return true;
        }
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }
}
