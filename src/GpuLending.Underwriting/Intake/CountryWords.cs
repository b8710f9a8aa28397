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
