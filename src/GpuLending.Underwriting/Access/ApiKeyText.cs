using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Access;

/// <summary>How a key looks: a prefix that secret scanners recognise, then 256 random bits.</summary>
internal static class ApiKeyText
{
    public const int PrefixLength = 12;

    private const string Mark = "glk_";

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static bool LooksLikeOne(string key) => key.Length is > 40 and < 80 && key.StartsWith(Mark, StringComparison.Ordinal);
}
