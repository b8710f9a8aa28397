using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Numerics;

/// <summary>Elementary functions on four numbers at once. Only additions, multiplications, fused multiply-adds, divisions and roots, each rounded as IEEE 754 asks:
/// the bits are the same on every processor, which the platform's own library does not promise.</summary>
internal static class VectorMath
{
    /// <summary>Added and taken off again it leaves the nearest whole number, whose bits are then in the low end.</summary>
    private const double Rounding = 6755399441055744.0;

    private const double HighLogOfTwo = 6.93147180369123816490e-01;

    private const double LowLogOfTwo = 1.90821492927058770002e-10;

    /// <summary>e^x, right to about 1e-15; exponents are held within ±690.</summary>
    /// <remarks>e^x = 2^k e^r with |r| ≤ ln 2 / 2 in two parts (Cody and Waite) and the Taylor polynomial of degree 11 in Estrin's order.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(-690.0)), Vector256.Create(690.0));
        var shifted = Fma(x, Vector256.Create(1.4426950408889634), Vector256.Create(Rounding));
        var whole = shifted - Vector256.Create(Rounding);
        var r = Fma(-whole, Vector256.Create(HighLogOfTwo), x);
        r = Fma(-whole, Vector256.Create(LowLogOfTwo), r);
        var r2 = r * r;
        var r4 = r2 * r2;
        var a = Vector256<double>.One + r;
        var b = Fma(Vector256.Create(1.0 / 6), r, Vector256.Create(0.5));
        var c = Fma(Vector256.Create(1.0 / 120), r, Vector256.Create(1.0 / 24));
        var d = Fma(Vector256.Create(1.0 / 5040), r, Vector256.Create(1.0 / 720));
        var e = Fma(Vector256.Create(1.0 / 362880), r, Vector256.Create(1.0 / 40320));
        var f = Fma(Vector256.Create(1.0 / 39916800), r, Vector256.Create(1.0 / 3628800));
        var p = Fma(Fma(f, r2, e), r4 * r4, Fma(Fma(d, r2, c), r4, Fma(b, r2, a)));
        return (p.AsInt64() + Vector256.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>The natural logarithm of a positive normal number, right to about 1e-15.</summary>
    /// <remarks>x = 2^k m with m between √½ and √2; ln m = 2 artanh((m − 1) ÷ (m + 1)).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var fromRoot = bits - Vector256.Create(0x3FE6A09E667F3BCDL);
        var m = (bits - (fromRoot & Vector256.Create(unchecked((long)0xFFF0000000000000UL)))).AsDouble();
        // The exponent with its bias, moved down and put under 2^52, is a number once that and the bias are taken off again.
        var biased = Vector256.ShiftRightLogical(fromRoot + Vector256.Create(1023L << 52), 52) | Vector256.Create(0x4330000000000000L);
        var k = biased.AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        var s = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        var z = s * s;
        var p = Vector256.Create(2.0 / 17);
        p = Fma(p, z, Vector256.Create(2.0 / 15));
        p = Fma(p, z, Vector256.Create(2.0 / 13));
        p = Fma(p, z, Vector256.Create(2.0 / 11));
        p = Fma(p, z, Vector256.Create(2.0 / 9));
        p = Fma(p, z, Vector256.Create(2.0 / 7));
        p = Fma(p, z, Vector256.Create(2.0 / 5));
        p = Fma(p, z, Vector256.Create(2.0 / 3));
        p = Fma(p, z, Vector256.Create(2.0));
        return Fma(k, Vector256.Create(6.931471805599453e-01), s * p);
    }

    /// <summary>Sine and cosine of a part of a whole turn, from −½ to ½, right to about 1e-15.</summary>
    /// <remarks>The quarter turn is taken off and the polynomials of Cephes (Moshier, 1989) are evaluated on the rest.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sine, Vector256<double> Cosine) SineCosineOfTurn(Vector256<double> turn)
    {
        var shifted = Fma(turn, Vector256.Create(4.0), Vector256.Create(Rounding));
        var quarter = shifted - Vector256.Create(Rounding);
        var r = Fma(-quarter, Vector256.Create(0.25), turn) * Vector256.Create(6.283185307179586);
        var z = r * r;
        var s = Vector256.Create(1.58962301576546568060e-10);
        s = Fma(s, z, Vector256.Create(-2.50507477628578072866e-8));
        s = Fma(s, z, Vector256.Create(2.75573136213857245213e-6));
        s = Fma(s, z, Vector256.Create(-1.98412698295895385996e-4));
        s = Fma(s, z, Vector256.Create(8.33333333332211858878e-3));
        s = Fma(s, z, Vector256.Create(-1.66666666666666307295e-1));
        s = Fma(s * z, r, r);
        var c = Vector256.Create(-1.13585365213876817300e-11);
        c = Fma(c, z, Vector256.Create(2.08757008419747316778e-9));
        c = Fma(c, z, Vector256.Create(-2.75573141792967388112e-7));
        c = Fma(c, z, Vector256.Create(2.48015872888517045348e-5));
        c = Fma(c, z, Vector256.Create(-1.38888888888730564116e-3));
        c = Fma(c, z, Vector256.Create(4.16666666666665929218e-2));
        c = Fma(c * z, z, Fma(Vector256.Create(-0.5), z, Vector256<double>.One));
        var q = shifted.AsInt64();
        var odd = Vector256.Equals(q & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var signOfSine = Vector256.ShiftLeft(Vector256.ShiftRightLogical(q, 1), 63).AsDouble();
        var signOfCosine = Vector256.ShiftLeft(Vector256.ShiftRightLogical(q + Vector256<long>.One, 1), 63).AsDouble();
        return (Vector256.ConditionalSelect(odd, c, s) ^ signOfSine, Vector256.ConditionalSelect(odd, s, c) ^ signOfCosine);
    }

    /// <summary>a × b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Fma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(a, b, c);
}
