using GpuLending.Underwriting.Serials;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

public sealed class SerialTextTests
{
    [Theory]
    [InlineData(" 1654422001234 ", "1654422001234")]
    [InlineData("sgh100-abc 12", "SGH100ABC12")]
    [InlineData("ＳＧＨ１００", "SGH100")]
    [InlineData("AB\u00A0CD\u2011EF\u2212GH", "ABCDEFGH")]
    [InlineData("A.B/C_D:E+F#G*H", "A.B/C_D:E+F#G*H")]
    [InlineData("7E5A", "7E5A")]
    [InlineData("NA-1234", "NA1234")]
    [InlineData("0000000001", "0000000001")]
    [InlineData("12E34567", "12E34567")]
    public void One_unit_has_one_spelling(string text, string serial) => SerialText.Normalise(text, out _).ShouldBe(serial);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData(" - - ", "a serial number")]
    [InlineData("./", "at least one letter or digit")]
    [InlineData("N/A", "holds its place")]
    [InlineData("#n/a", "holds its place")]
    [InlineData("n.a.", "holds its place")]
    [InlineData("tbd", "holds its place")]
    [InlineData("Unknown", "holds its place")]
    [InlineData("NONE", "holds its place")]
    [InlineData("null", "holds its place")]
    [InlineData("To be filled by O.E.M.", "holds its place")]
    [InlineData("-", "a serial number")]
    [InlineData("00000000", "'0' 8 times over")]
    [InlineData("xxxx-xxxx", "'X' 8 times over")]
    [InlineData("7E5", "at least 4 letters or digits, these are 3")]
    [InlineData("B", "this is 1")]
    [InlineData("1.65E+12", "rounded")]
    [InlineData("1,65E+12", "rounded")]
    [InlineData("1.65442200123E+15", "rounded")]
    [InlineData("1.5e12", "rounded")]
    [InlineData("2E+12", "rounded")]
    [InlineData("AB\tCD", "U+0009")]
    [InlineData("AB\u200BCD", "U+200B")]
    [InlineData("SERIАL", "U+0410")]
    [InlineData("AB💾", "beyond")]
    [InlineData("=cmd|'/c calc'!A1", "U+003D")]
    public void What_is_no_serial_is_refused_with_the_reason(string text, string reason)
    {
        SerialText.Normalise(text, out var refusal).ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldContain(reason);
    }

    [Fact]
    public void Sixty_four_characters_are_enough()
    {
        SerialText.Normalise(new string('A', 63) + "B", out _).ShouldNotBeNull();
        SerialText.Normalise(new string('A', 65), out var refusal).ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldContain("65");
        SerialText.Normalise(new string('A', 100_000), out refusal).ShouldBeNull();
    }

    [Fact]
    public void A_part_of_a_serial_can_be_looked_for() => SerialText.Spelling("7e-5", out _).ShouldBe("7E5");

    [Theory]
    [InlineData("OIL", "011")]
    [InlineData("5B8Z2S", "588225")]
    [InlineData("A.B/C", "A8C")]
    [InlineData("1654422001234", "1654422001234")]
    public void Letters_that_look_like_digits_become_them(string serial, string key) => SerialText.LookAlikeKey(serial).ShouldBe(key);
}
