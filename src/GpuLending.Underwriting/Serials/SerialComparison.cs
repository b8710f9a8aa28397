namespace GpuLending.Underwriting.Serials;

/// <summary>
/// Finds serials of a list that are in the list twice or in the register, that can be taken for another one (O and 0, I, L and 1, Z and 2, S and 5,
/// B and 8), or that are another one with two neighbouring characters changed over. Time grows with the number of serials, not with its square.
/// </summary>
public sealed class SerialComparison
{
    private const int ProgressEvery = 5_000;

    /// <summary>A list in which everything looks like everything is no list of serials; counting stops here.</summary>
    private const int MostPairs = 1_000_000;

    private readonly IReadOnlyList<SerialCandidate> _list;
    private readonly IReadOnlyList<RegisteredSerial> _register;
    private readonly IReadOnlyDictionary<Guid, string> _dealNames;
    private readonly Guid _dealId;
    private readonly IReadOnlySet<(string First, string Second)> _confirmed;
    private readonly Dictionary<string, int> _inList;
    private readonly Dictionary<string, int> _inRegister;
    private readonly Dictionary<(SerialFindingKind Kind, string Lot, Guid? Deal, string OtherLot), (int Count, int InRuns)> _groups = [];
    private readonly List<SerialFinding>[] _findings = [.. Enum.GetValues<SerialFindingKind>().Select(_ => new List<SerialFinding>())];
    private int _pairs;

    private SerialComparison(
        IReadOnlyList<SerialCandidate> list, IReadOnlyList<RegisteredSerial> register, IReadOnlyDictionary<Guid, string> dealNames, Guid dealId,
        IReadOnlySet<(string First, string Second)> confirmed)
    {
        (_list, _register, _dealNames, _dealId, _confirmed) = (list, register, dealNames, dealId, confirmed);
        _inList = new Dictionary<string, int>(list.Count, StringComparer.Ordinal);
        _inRegister = new Dictionary<string, int>(register.Count, StringComparer.Ordinal);
        for (var i = 0; i < register.Count; i++) _inRegister[register[i].Serial] = i;
    }

    /// <summary>Compares a list with itself and with the register.</summary>
    /// <param name="list">Normalised serials, in the order of the list.</param>
    /// <param name="register">Live serials of every deal.</param>
    /// <param name="dealNames">Names of the deals in the register.</param>
    /// <param name="dealId">The deal the list is for.</param>
    /// <param name="confirmed">Pairs that a risk officer has confirmed to be two units, lesser one first.</param>
    /// <param name="progress">Told every few thousand serials; null for nobody.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static SerialCheckReport Run(
        IReadOnlyList<SerialCandidate> list, IReadOnlyList<RegisteredSerial> register, IReadOnlyDictionary<Guid, string> dealNames, Guid dealId,
        IReadOnlySet<(string First, string Second)> confirmed, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        var comparison = new SerialComparison(list, register, dealNames, dealId, confirmed);
        comparison.SameSerials(progress, cancellationToken);
        comparison.LookAlikes(progress, cancellationToken);
        comparison.Transposed(progress, cancellationToken);
        return comparison.Report();
    }

    /// <summary>The two serials of a pair in the order the register keeps them.</summary>
    public static (string First, string Second) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private void SameSerials(IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _list.Count; i++)
        {
            Step(progress, "Looking for the same serial", i, cancellationToken);
            if (!_inList.TryAdd(_list[i].Serial, i))
                Add(SerialFindingKind.TwiceInList, i, _inList[_list[i].Serial], null);
            else if (_inRegister.TryGetValue(_list[i].Serial, out var held))
                Add(_register[held].DealId == _dealId ? SerialFindingKind.RegisteredAlready : SerialFindingKind.PledgedElsewhere, i, null, held);
        }
    }

    private void LookAlikes(IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        // Chains through arrays: first of each key, then the next one with the same.
        var first = new Dictionary<string, int>(_list.Count, StringComparer.Ordinal);
        var next = new int[_list.Count];
        for (var i = 0; i < _list.Count; i++)
        {
            Step(progress, "Looking for look-alikes in the list", i, cancellationToken);
            next[i] = -1;
            if (_inList[_list[i].Serial] != i) continue;
            var key = SerialText.LookAlikeKey(_list[i].Serial);
            if (first.TryAdd(key, i)) continue;
            var head = first[key];
            Add(SerialFindingKind.LookAlikeInList, i, head, null);
            (next[i], next[head]) = (next[head], i);
        }

        var byKey = first.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[SerialText.LongestAsRead];
        for (var r = 0; r < _register.Count; r++)
        {
            Step(progress, "Looking for look-alikes in the register", r, _register.Count, cancellationToken);
            var held = _register[r];
            var length = SerialText.LookAlikeKey(held.Serial, buffer);
            if (!byKey.TryGetValue(buffer[..length], out var i)) continue;
            for (; i >= 0 && _pairs < MostPairs; i = next[i])
            {
                if (_list[i].Serial == held.Serial) continue;
                if (held.DealId == _dealId) Add(SerialFindingKind.LookAlikeInDeal, i, null, r);
                else if (!_confirmed.Contains(Pair(_list[i].Serial, held.Serial))) Add(SerialFindingKind.LookAlikeElsewhere, i, null, r);
            }
        }
    }

    private void Transposed(IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        var inList = _inList.GetAlternateLookup<ReadOnlySpan<char>>();
        var inRegister = _inRegister.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[SerialText.LongestAsRead];
        for (var i = 0; i < _list.Count; i++)
        {
            Step(progress, "Looking for characters changed over", i, cancellationToken);
            var serial = _list[i].Serial;
            if (_inList[serial] != i) continue;
            var swapped = buffer[..serial.Length];
            serial.CopyTo(swapped);
            for (var place = 0; place + 1 < serial.Length; place++)
            {
                if (serial[place] == serial[place + 1]) continue;
                (swapped[place], swapped[place + 1]) = (serial[place + 1], serial[place]);
                // A pair of the list is met from both sides.
                if (inList.TryGetValue(swapped, out var other) && other > i)
                    AddTransposed(SerialFindingKind.TransposedInList, other, i, null);
                if (inRegister.TryGetValue(swapped, out var held))
                    AddTransposed(_register[held].DealId == _dealId ? SerialFindingKind.TransposedInDeal : SerialFindingKind.TransposedElsewhere, i, null, held);
                (swapped[place], swapped[place + 1]) = (serial[place], serial[place + 1]);
            }
        }
    }

    private void AddTransposed(SerialFindingKind kind, int at, int? otherInList, int? held)
    {
        var other = otherInList is { } o ? _list[o].Serial : _register[held!.Value].Serial;
        Add(kind, at, otherInList, held, StandsInRun(_list[at].Serial) && StandsInRun(other));
    }

    /// <summary>The number before or after it is known too.</summary>
    private bool StandsInRun(string serial)
    {
        Span<char> neighbour = stackalloc char[serial.Length];
        return (Step(serial, neighbour, up: true) && Knows(neighbour)) || (Step(serial, neighbour, up: false) && Knows(neighbour));
    }

    private bool Knows(ReadOnlySpan<char> serial) =>
        _inList.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(serial) || _inRegister.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(serial);

    /// <summary>Writes the serial with its last digits one up or one down; false when they cannot be without another digit.</summary>
    private static bool Step(string serial, Span<char> neighbour, bool up)
    {
        serial.CopyTo(neighbour);
        for (var place = serial.Length - 1; place >= 0 && char.IsAsciiDigit(serial[place]); place--)
        {
            if (serial[place] != (up ? '9' : '0'))
            {
                neighbour[place] = (char)(serial[place] + (up ? 1 : -1));
                return true;
            }

            neighbour[place] = up ? '0' : '9';
        }

        return false;
    }

    private void Add(SerialFindingKind kind, int at, int? otherInList, int? held, bool inRun = false)
    {
        _pairs++;
        var candidate = _list[at];
        var other = held is { } r ? _register[r] : null;
        var otherLot = other?.LotId ?? _list[otherInList!.Value].LotId;
        var key = (kind, candidate.LotId, other?.DealId, otherLot);
        var (count, runs) = _groups.GetValueOrDefault(key);
        _groups[key] = inRun ? (count, runs + 1) : (count + 1, runs);
        var listed = _findings[(int)kind];
        if (inRun || listed.Count >= SerialCheckReport.MostFindings) return;
        listed.Add(new SerialFinding(
            kind, candidate.Serial, candidate.Row, candidate.LotId, other?.Serial ?? _list[otherInList!.Value].Serial, otherInList is { } o ? _list[o].Row : null,
            other?.DealId, Name(other?.DealId), otherLot));
    }

    private SerialCheckReport Report() => new(
        _list.Count,
        _register.Count,
        [.. _groups.OrderBy(group => group.Key.Kind).ThenByDescending(group => group.Value.Count).ThenBy(group => group.Key.Lot, StringComparer.Ordinal)
            .Select(group => new SerialFindingGroup(
                group.Key.Kind, group.Key.Lot, group.Key.Deal, Name(group.Key.Deal), group.Key.OtherLot, group.Value.Count, group.Value.InRuns))],
        [.. _findings.SelectMany(findings => findings)]);

    private string? Name(Guid? dealId) => dealId is { } id ? _dealNames.GetValueOrDefault(id, "a deal without a name") : null;

    private void Step(IProgress<SerialProgress>? progress, string step, int done, CancellationToken cancellationToken) =>
        Step(progress, step, done, _list.Count, cancellationToken);

    private static void Step(IProgress<SerialProgress>? progress, string step, int done, int total, CancellationToken cancellationToken)
    {
        if (done % ProgressEvery != 0) return;
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new SerialProgress(step, done, total));
    }
}
