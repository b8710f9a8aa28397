namespace GpuLending.Underwriting.Intake;

/// <summary>Two-letter codes (ISO 3166) for countries as files write them.</summary>
internal static class CountryWords
{
    private static readonly Dictionary<string, string> Known = Read(
        "US:united states,usa,united states of america,vereinigte staaten,états unis,estados unidos,美国,アメリカ;CA:canada,kanada;MX:mexico,méxico;BR:brazil,brasil;GB:united kingdom,uk,great britain,england,scotland;IE:ireland;"
        + "DE:germany,deutschland,allemagne,alemania,德国;FR:france,frankreich,francia;ES:spain,españa,spanien;PT:portugal;IT:italy,italia,italien;NL:netherlands,the netherlands,niederlande;BE:belgium;LU:luxembourg;CH:switzerland,schweiz,suisse;"
        + "AT:austria,österreich;DK:denmark,danmark;NO:norway,norge,norwegen;SE:sweden,sverige,schweden;FI:finland,suomi;IS:iceland,island;PL:poland,polska;CZ:czechia,czech republic;GR:greece;TR:turkey,türkiye;IL:israel;"
        + "AE:united arab emirates,uae;SA:saudi arabia;QA:qatar;IN:india;SG:singapore,新加坡;MY:malaysia;ID:indonesia;TH:thailand;VN:vietnam;PH:philippines;JP:japan,日本;KR:south korea,korea,republic of korea,한국;CN:china,中国;HK:hong kong;TW:taiwan,台湾;"
        + "AU:australia;NZ:new zealand;ZA:south africa;KE:kenya;NG:nigeria;KZ:kazakhstan;PY:paraguay;CL:chile;AR:argentina;CO:colombia");

    /// <summary>The code, or null for a name that is not known.</summary>
    internal static string? Of(string text) =>
        text.Length == 2 && text.All(char.IsAsciiLetter) && !string.Equals(text, "UK", StringComparison.OrdinalIgnoreCase) ? text.ToUpperInvariant()
            : Known.GetValueOrDefault(string.Join(' ', Heading.Words(text)));

    /// <summary>States of the United States whose two letters are no country's.</summary>
    private static readonly HashSet<string> States = [.. "AK CT FL HI IA KS MI NV NH NJ NM NY ND OH OK OR RI TX UT VT WA WV WI WY DC".Split(' ')];

    private static readonly HashSet<string> StateNames = [.. "texas,nevada,virginia,oregon,ohio,iowa,new jersey,new york,north dakota,wyoming,arizona,california,illinois,utah,oklahoma,kansas,florida,nebraska,north carolina,south carolina,tennessee,pennsylvania,michigan,minnesota,wisconsin,indiana,alabama,washington state,louisiana,mississippi,missouri,montana,idaho,kentucky".Split(',')];

    /// <summary>The country of a place such as "Dallas, TX" or "Oslo, Norway"; null when the place does not say it. "Paris, CA" may be two.</summary>
    internal static string? OfPlace(string text)
    {
        foreach (var part in text.Split([',', '(', ')', '/', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse())
        {
            if (States.Contains(part) || StateNames.Contains(part.ToLowerInvariant())) return "US";
            if (part.Length > 2 || part == "UK") return Of(part == "UK" ? "united kingdom" : part) is { } country ? country : null;
            if (part is "US" or "GB" or "NO" or "SE" or "FI" or "FR" or "ES" or "IT" or "NL" or "JP" or "CN" or "KR" or "SG" or "AU" or "IS" or "IE" or "PL" or "AE") return part;
        }

        return null;
    }

    private static Dictionary<string, string> Read(string table)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in table.Split(';'))
        {
            var (code, names) = (line[..2], line[3..]);
            foreach (var name in names.Split(',')) known[string.Join(' ', Heading.Words(name))] = code;
        }

        return known;
    }
}
