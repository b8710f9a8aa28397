using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Turns rows into lots. What a count counts and a cost costs is read from the headings, held against the catalogue's prices, and asked where it stays in doubt.</summary>
internal sealed partial class FleetReading
{
    private static readonly string[] MachineWords = ["node", "nodes", "server", "servers", "system", "systems", "dgx", "hgx", "machine", "chassis", "rack", "pod", "knoten", "serveur", "servidor"];
    private static readonly string[] PieceHeadings = ["qty", "quantity", "units", "count", "pieces", "pcs", "anzahl", "stück", "stückzahl", "menge", "quantité", "qté", "nombre", "cantidad", "quantità", "quantidade", "数量", "台数", "수량"];
    private static readonly string[] UnitPrices = ["unit", "stückpreis", "einzelpreis", "unitaire", "unitario", "unitário", "单价", "単価", "단가"];
    private static readonly string[] Costs = ["gpuCost", "networkCost", "installationCost", "freightCost", "dutyCost", "softCost"];

    /// <summary>A GPU with its share of a server costs up to twice the part alone; a server of eight costs eight times and more.</summary>
    private const int MostTimesNew = 4;

    /// <summary>The oldest parts of the catalogue still fetch a twentieth of what they cost new.</summary>
    private const int LeastPartOfNew = 50;

    private readonly IntakeCells _cells;
    private readonly IntakeSettings _settings;
    private readonly GpuNames _gpus;
    private readonly Dictionary<string, CatalogueEntry> _catalogue;
    private readonly DealCase _case;
    private readonly IReadOnlyList<TabularRow> _rows;
    private readonly Dictionary<string, UnresolvedGpu> _unresolved = new(StringComparer.OrdinalIgnoreCase);

    internal FleetReading(IntakeCells cells, IReadOnlyList<TabularRow> rows, IntakeSettings settings, GpuNames gpus, IReadOnlyList<CatalogueEntry> catalogue, DealCase dealCase)
    {
        (_cells, _rows, _settings, _gpus, _case) = (cells, rows, settings, gpus, dealCase);
        _catalogue = catalogue.ToDictionary(entry => entry.Gpu, StringComparer.Ordinal);
        CountsNodes = SettleCount();
        CostIs = SettleCost();
        SettleCountry();
        SettleService();
    }

    internal IReadOnlyList<UnresolvedGpu> Unresolved => [.. _unresolved.Values.OrderByDescending(gpu => gpu.Rows)];

    private bool CountsNodes { get; }

    private CostUnit CostIs { get; }

    /// <summary>The lots with the fields that the file gave them; empty while anything is wrong.</summary>
    internal List<(TabularRow Row, Lot Lot, List<string> Fields)> Read()
    {
        var lots = new List<(TabularRow, Lot, List<string>)>();
        var taken = new HashSet<string>(_settings.Mode == IntakeMode.Add ? _case.Lots.Select(lot => lot.Id) : [], StringComparer.OrdinalIgnoreCase);
        foreach (var row in _rows)
        {
            var before = _cells.ErrorCount;
            var read = Lot(row, taken);
            if (_cells.ErrorCount == before) lots.Add(read);
        }

        if (!_cells.Has("inService") && _cells.Has("deliveredOn"))
            _cells.Notes.Add("No column says when lots enter service: the day of delivery is taken.");
        else if (!_cells.Has("inService"))
            _cells.Notes.Add($"No column says when lots enter service: {(_case.Lots.Count > 0 ? "lots that stand keep their day, others enter" : "they enter")} on the closing date, {_case.ClosingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        if (!_cells.Has("country") && _settings.Country is null && lots.Exists(row => !row.Item3.Contains("country") && !_case.Lots.Any(lot => lot.Id == row.Item2.Id)))
            _cells.Notes.Add("Nothing says the country of the site: the United States are assumed, as for any new lot.");
        var kept = lots.Where(row => _settings.Mode == IntakeMode.Replace && _cells.Has("lot") && _case.Lots.Any(lot => lot.Id == row.Item2.Id)).Select(row => row.Item2.Id).Take(10).ToList();
        if (kept.Count > 0) _cells.Notes.Add($"{(kept.Count == 1 ? "Lot" : "Lots")} {string.Join(", ", kept)} of the deal {(kept.Count == 1 ? "keeps" : "keep")} what the file does not say.");
        if (!_cells.Has("lot"))
            _cells.Notes.Add("No column names the lots: they are numbered in the file's order.");
        return lots;
    }

    private (TabularRow Row, Lot Lot, List<string> Fields) Lot(TabularRow row, HashSet<string> taken)
    {
        var fields = new List<string>();
        var id = _cells.Text(row, "lot", FieldRules.KeyLength);
        if (id.Length > 0 && !taken.Add(id)) _cells.Refuse(row, "lot", $"'{id}' is the key of another lot: give each lot a key of its own");
        if (id.Length == 0 && _cells.Has("lot")) _cells.Refuse(row, "lot", "is missing: the column names the lots, so each row needs a key such as L1");
        if (id.Length == 0) id = Free(taken);
        var lot = _settings.Mode == IntakeMode.Replace && _cells.Has("lot") && _case.Lots.FirstOrDefault(standing => string.Equals(standing.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known
            ? known : new Lot { Id = id, InServiceDate = _case.ClosingDate };

        var model = Model(row);
        var perNode = PerNode(row);
        if (Count(row, perNode) is { } count)
        {
            lot = lot with { Count = count };
            fields.Add("count");
        }

        if (model is not null)
        {
            lot = lot with { GpuModel = model };
            fields.Add("gpuModel");
        }

        lot = Costed(row, lot, perNode, fields);
        if (_cells.Day(row, "inService") is { } inService) (lot, _) = (lot with { InServiceDate = inService }, Said("inServiceDate"));
        else if (_cells.Has("inService") && _cells.Cell(row, "inService").Text.Length == 0) _cells.Refuse(row, "inService", "is missing: write a day such as 2027-03-31");
        if (_cells.Day(row, "deliveredOn") is { } delivered)
        {
            // Without a day of service of its own a lot serves from its delivery.
            (lot, _) = _cells.Has("inService") ? (lot with { DeliveredOn = delivered }, Said("deliveredOn")) : (lot with { InServiceDate = delivered, DeliveredOn = null }, Said("inServiceDate"));
        }

        if (_cells.Text(row, "site", FieldRules.NameLength) is { Length: > 0 } site) (lot, _) = (lot with { Site = site }, Said("site"));
        if (_cells.Text(row, "titleHolder", FieldRules.NameLength) is { Length: > 0 } holder) (lot, _) = (lot with { TitleHolder = holder }, Said("titleHolder"));
        if (_cells.Share(row, "haircut", 0, 1) is { } haircut) (lot, _) = (lot with { Haircut = haircut }, Said("haircut"));
        if (_cells.Text(row, "country", 60) is { Length: > 0 } country)
        {
            if (CountryWords.Of(country) is { } code) (lot, _) = (lot with { Country = code }, Said("country"));
            else _cells.Refuse(row, "country", "is no country that is known: write its two letters (ISO 3166), such as US");
        }
        else if (CountryWords.OfPlace(lot.Site) is { } place && _cells.Has("site"))
        {
            (lot, _) = (lot with { Country = place }, Said("country"));
        }
        else if (_settings.Country is { } told)
        {
            (lot, _) = (lot with { Country = told.ToUpperInvariant() }, Said("country"));
        }

        if (_cells.Text(row, "condition", 60) is { Length: > 0 } condition)
        {
            if (Condition(condition) is { } grade) (lot, _) = (lot with { Condition = grade }, Said("condition"));
            else _cells.Refuse(row, "condition", "is none of new, certified, used, as is");
        }

        return (row, lot, fields);

        bool Said(string field)
        {
            fields.Add(field);
            return true;
        }
    }

    private static ConditionGrade? Condition(string text) => string.Join(' ', Heading.Words(text)) switch
    {
        "new" or "neu" or "neuf" or "nuevo" or "unused" or "brand new" => ConditionGrade.New,
        "certified" or "refurbished" or "certified refurbished" or "recertified" => ConditionGrade.Certified,
        "used" or "gebraucht" or "usado" or "occasion" or "pre owned" or "second hand" => ConditionGrade.Used,
        "as is" or "as is where is" => ConditionGrade.AsIs,
        _ => null,
    };

    private string? Model(TabularRow row)
    {
        var name = _cells.Text(row, "model", 200);
        if (name.Length == 0)
        {
            _cells.Refuse(row, "model", "is missing: name a model of the catalogue, such as H100-SXM-80GB");
            return null;
        }

        var (gpu, suggestions) = _gpus.Find(name);
        if (gpu is null) (gpu, suggestions) = _gpus.Find(Machine().Replace(name, " ")) is var (plain, others) && (plain is not null || suggestions.Count == 0) ? (plain, others) : (null, suggestions);
        if (gpu is not null)
        {
            if (gpu != name) _cells.Notes.Add($"'{name}' was read as {gpu}.");
            return gpu;
        }

        _unresolved[name] = new UnresolvedGpu(name, 1 + (_unresolved.GetValueOrDefault(name)?.Rows ?? 0), suggestions);
        _cells.Refuse(row, "model", suggestions.Count > 0 ? $"is not certain: it may be {string.Join(", ", suggestions)}. Say which by its catalogue name" : "is no model of the catalogue: write a catalogue name, such as H100-SXM-80GB. A row of network, freight or anything else that is no GPU has to be left out, and its cost put into the lots");
        return null;
    }

    private int? PerNode(TabularRow row)
    {
        if (_cells.Whole(row, "gpusPerNode", 1_000) is { } column) return column;
        if (_settings.GpusPerNode is { } told) return told;
        var said = Machine().Match(_cells.Cell(row, "model").Text);
        return said.Success ? int.Parse(said.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
    }

    private int? Count(TabularRow row, int? perNode)
    {
        var inNodes = !_cells.Has("count") || CountsNodes;
        var key = _cells.Has("count") ? "count" : "nodes";
        if (_cells.Product(row, key) is { } product and <= LotValidator.MostGpus)
        {
            _cells.Notes.Add($"'{_cells.Cell(row, key).Text}' was read as {product.ToString("#,0", CultureInfo.InvariantCulture)} GPUs.");
            return product;
        }

        if (_cells.Whole(row, key, LotValidator.MostGpus) is not { } pieces)
        {
            if (_cells.Cell(row, key).Text.Length == 0) _cells.Refuse(row, key, "is missing: write how many there are, 1 or more");
            return null;
        }

        if (!inNodes)
        {
            if (_cells.Has("nodes") && perNode is { } each && _cells.Whole(row, "nodes", LotValidator.MostGpus) is { } nodes && (long)nodes * each != pieces)
                _cells.Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"does not agree with {nodes:#,0} nodes of {each} GPUs, which are {(long)nodes * each:#,0}"));
            return pieces;
        }

        if (perNode is not { } gpus)
        {
            _cells.Refuse(row, key, "counts machines: say how many GPUs each has, in a column 'GPUs per node' or for the whole file");
            return null;
        }

        if ((long)pieces * gpus > LotValidator.MostGpus)
        {
            _cells.Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"makes {(long)pieces * gpus:#,0} GPUs: at most {LotValidator.MostGpus:#,0} are allowed"));
            return null;
        }

        _cells.Notes.Add($"'{_cells.HeadingOf(key)}' was taken to count machines, times the GPUs in each.");
        return pieces * gpus;
    }

    private Lot Costed(TabularRow row, Lot lot, int? perNode, List<string> fields)
    {
        var cost = lot.UnitCost;
        foreach (var key in Costs)
        {
            if (_cells.Amount(row, key, out var unit) is not { } amount || PerGpu(row, key, amount, lot.Count, perNode ?? PerNodeOf(row), unit) is not { } perGpu) continue;
            if (key == "gpuCost" && !Plausible(row, key, perGpu, lot.GpuModel)) continue;
            cost = With(cost, key, new Money(perGpu, _case.Currency));
            fields.Add($"unitCost/{key[..^4]}");
        }

        if (_cells.Amount(row, "totalCost") is { } total && lot.Count > 0)
        {
            if (!_cells.Has("gpuCost"))
            {
                var perGpu = Math.Round(total / lot.Count, 6, MidpointRounding.AwayFromZero);
                if (Plausible(row, "totalCost", perGpu, lot.GpuModel))
                {
                    cost = cost with { Gpu = new Money(perGpu, _case.Currency) };
                    fields.Add("unitCost/gpu");
                    _cells.Notes.Add($"'{_cells.HeadingOf("totalCost")}' was divided by the number of GPUs.");
                }
            }
            else
            {
                var sum = lot.Count * new[] { cost.Gpu, cost.Network, cost.Installation, cost.Freight, cost.Duty, cost.Soft }.Sum(money => money?.Amount ?? 0);
                var hardware = lot.Count * (cost.Gpu?.Amount ?? 0);
                if (Math.Abs(sum - total) > Math.Max(1, total * 0.005m) && Math.Abs(hardware - total) > Math.Max(1, total * 0.005m))
                    _cells.Refuse(row, "totalCost", string.Create(CultureInfo.InvariantCulture, $"does not agree with {lot.Count:#,0} GPUs at the row's costs, which are {sum:#,0.##}: correct the row, or say what a count and a cost is of"));
            }
        }

        return lot with { UnitCost = cost };
    }

    /// <summary>GPUs in a machine as "128 x 8" says it.</summary>
    private int? PerNodeOf(TabularRow row)
    {
        var parts = _cells.Cell(row, _cells.Has("count") ? "count" : "nodes").Text.Split(['x', 'X', '×', '*']);
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var each) && each > 0 ? each : null;
    }

    private decimal? PerGpu(TabularRow row, string key, decimal amount, int count, int? perNode, string unit)
    {
        CostUnit? inCell = PriceUnitText.Read(unit).Unit switch { PriceUnit.Gpu => CostUnit.Gpu, PriceUnit.Node => CostUnit.Node, _ => null };
        if (unit.Length > 0 && inCell is null)
        {
            _cells.Refuse(row, key, $"is an amount '{unit}', which is not read: write the cost of a GPU, of a machine or of the row");
            return null;
        }

        switch (inCell ?? UnitOf(key))
        {
            case CostUnit.Gpu: return amount;
            case CostUnit.Lot when count > 0: return Math.Round(amount / count, 6, MidpointRounding.AwayFromZero);
            case CostUnit.Lot: return null;
            case CostUnit.Node when perNode is { } gpus:
                _cells.Notes.Add($"'{_cells.HeadingOf(key)}' was divided by the GPUs in a machine.");
                return Math.Round(amount / gpus, 6, MidpointRounding.AwayFromZero);
            default:
                _cells.Refuse(row, key, "is the cost of a machine: say how many GPUs it has, in a column 'GPUs per node' or for the whole file");
                return null;
        }
    }

    /// <summary>A slip of the unit makes a price eight times too large or small; the catalogue's price shows it.</summary>
    private bool Plausible(TabularRow row, string key, decimal perGpu, string model)
    {
        if (_case.Currency != Currency.UsDollar || perGpu == 0) return true;
        var known = _catalogue.GetValueOrDefault(model)?.NewPrice;
        var problem = PriceRange.Problem(perGpu, rent: false, known)
            ?? (known is { } newPrice && perGpu > MostTimesNew * newPrice ? string.Create(CultureInfo.InvariantCulture, $"is more than {MostTimesNew} times the new price of {newPrice:#,0} USD: it looks like the price of a whole system") : null);
        if (problem is null && known is { } current && perGpu < current / LeastPartOfNew)
            problem = string.Create(CultureInfo.InvariantCulture, $"is less than a {LeastPartOfNew}th of the new price of {current:#,0} USD: amounts in thousands look like this. Say what they are counted in");
        if (problem is null) return true;
        _cells.Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"is {perGpu:#,0.##} a GPU, which {problem}"));
        return false;
    }

    private bool SettleCount()
    {
        if (!_cells.Has("count")) return true;
        if (_settings.CountUnit is { } told) return told == CountUnit.Nodes;
        var heading = Heading.Words(_cells.HeadingOf("count"));
        if (heading.Exists(word => word.StartsWith("gpu", StringComparison.Ordinal)) && !heading.Exists(word => MachineWords.Contains(word))) return false;
        if (heading.Exists(word => MachineWords.Contains(word))) return true;
        // "Qty 16" of "H100 server" may be 16 servers, or the GPUs in them.
        var machine = _rows.FirstOrDefault(row => Heading.Words(_cells.Cell(row, "model").Text).Exists(word => MachineWords.Contains(word)) || Machine().IsMatch(_cells.Cell(row, "model").Text));
        if (machine is not null && heading.Exists(word => PieceHeadings.Contains(word)))
        {
            _cells.Questions.Add(new IntakeQuestion("countUnit", $"'{_cells.HeadingOf("count")}' does not say whether it counts GPUs or machines, and row {machine.Number} is of '{_cells.Cell(machine, "model").Text}'. Say which."));
            return false;
        }

        _cells.Notes.Add($"'{_cells.HeadingOf("count")}' was taken to count GPUs.");
        return false;
    }

    private CostUnit SettleCost()
    {
        if (_settings.CostUnit is { } told) return told;
        foreach (var key in Costs.Where(_cells.Has))
        {
            if (UnitIn(key) is { } unit) return unit;
        }

        if (Costs.FirstOrDefault(_cells.Has) is not { } first || _rows.All(row => Costs.All(key => !_cells.Has(key) || _cells.SaysUnit(row, key)))) return CostUnit.Gpu;
        if (Agrees() is { } agreed) return agreed;
        _cells.Questions.Add(new IntakeQuestion("costUnit", $"The heading '{_cells.HeadingOf(first)}' does not say what a cost is of: a GPU, a machine or the whole row. Say which."));
        return CostUnit.Gpu;
    }

    /// <summary>Where a lot stands decides which events and which borrowing base hold for it: a site whose country nobody says is asked about.</summary>
    private void SettleCountry()
    {
        if (_settings.Country is not null || _cells.Has("country") || !_cells.Has("site")) return;
        var unsaid = _rows.FirstOrDefault(row => _cells.Cell(row, "site").Text is { Length: > 0 } site && QuoteText.Problem(site) is null && CountryWords.OfPlace(site) is null
            && !_case.Lots.Any(lot => _cells.Has("lot") && string.Equals(lot.Id, _cells.Cell(row, "lot").Text, StringComparison.OrdinalIgnoreCase) && lot.Site == site));
        if (unsaid is not null) _cells.Questions.Add(new IntakeQuestion("country", $"No column says in which country '{_cells.Cell(unsaid, "site").Text}' in row {unsaid.Number} is. Say its two letters (ISO 3166), such as US."));
    }

    /// <summary>A column of days that no heading explains may be the day of service.</summary>
    private void SettleService()
    {
        if (_cells.Has("inService") || _cells.Has("deliveredOn") || _settings.Columns.ContainsKey("inService")) return;
        if (_cells.UnreadDays() is { } heading)
            _cells.Questions.Add(new IntakeQuestion("columns/inService", $"Column '{heading}' holds days and nothing says of what. Choose the column of the day of service, or say that the file has none."));
    }

    private CostUnit UnitOf(string key) => _settings.CostUnit ?? UnitIn(key) ?? CostIs;

    private CostUnit? UnitIn(string key)
    {
        var heading = _cells.HeadingOf(key);
        var words = Heading.Words(heading);
        if (words.Exists(word => word is "total" or "gesamt" or "lot")) return CostUnit.Lot;
        if (words.Exists(word => UnitPrices.Contains(word)) || UnitPrices.Any(word => word[0] > 0x2E80 && heading.Contains(word, StringComparison.Ordinal)))
            return CountsNodes && !words.Exists(word => word.StartsWith("gpu", StringComparison.Ordinal)) ? CostUnit.Node : CostUnit.Gpu;
        if (words.Exists(word => word is "knoten" or "serveur" or "servidor" or "nodo")) return CostUnit.Node;
        return PriceUnitText.Read(heading).Unit switch
        {
            PriceUnit.Gpu => CostUnit.Gpu,
            PriceUnit.Node => CostUnit.Node,
            _ => null,
        };
    }

    /// <summary>Where the row says its total, count times cost shows what the cost is of.</summary>
    private CostUnit? Agrees()
    {
        if (!_cells.Has("totalCost") || !_cells.Has("gpuCost") || CountsNodes) return null;
        var errors = _cells.ErrorCount;
        if (_rows.Count == 0) return null;
        var row = _rows[0];
        if (_cells.Amount(row, "gpuCost") is not { } cost || _cells.Amount(row, "totalCost") is not { } total || _cells.Whole(row, "count", LotValidator.MostGpus) is not { } count || _cells.ErrorCount > errors) return null;
        return Math.Abs(cost * count - total) <= Math.Max(1, total * 0.005m) ? CostUnit.Gpu : null;
    }

    private static UnitCost With(UnitCost cost, string key, Money money) => key switch
    {
        "gpuCost" => cost with { Gpu = money },
        "networkCost" => cost with { Network = money },
        "installationCost" => cost with { Installation = money },
        "freightCost" => cost with { Freight = money },
        "dutyCost" => cost with { Duty = money },
        _ => cost with { Soft = money },
    };

    private static string Free(HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add(string.Create(CultureInfo.InvariantCulture, $"L{number}"))) number++;
        return string.Create(CultureInfo.InvariantCulture, $"L{number}");
    }

    /// <summary>"8x H100", "8 x H100", "H100 x8", "8-GPU server": how many GPUs a machine has.</summary>
    [GeneratedRegex(@"(?:\b(?<n>\d{1,2})\s*[x×]\s*(?=[A-Za-z])|[x×]\s*(?<n>\d{1,2})\b|\b(?<n>\d{1,2})[\s-]*(?:gpus?|way)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Machine();
}
