using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>Its curve is no number from some age on.</summary>
public sealed class NoNumber : OutsideKind
{
    public override string Id => "no-number";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(age => age < 5 ? 1 : double.NaN);
}

/// <summary>Its curve appreciates.</summary>
public sealed class Rising : OutsideKind
{
    public override string Id => "rising";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(age => age < 3 ? 0.5 : 0.6);
}

/// <summary>Its curve throws.</summary>
public sealed class Throwing : OutsideKind
{
    public override string Id => "throwing";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => throw new InvalidOperationException("the feed is down"));
}

/// <summary>It cannot be constructed.</summary>
public sealed class ThrowingConstructor : OutsideKind
{
    public ThrowingConstructor() => throw new InvalidOperationException("no licence");

    public override string Id => "throwing-constructor";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>It throws when asked for its formula.</summary>
public sealed class ThrowingDescription : OutsideKind
{
    public override string Id => "throwing-description";

    public override string Formula => throw new InvalidOperationException("it is a secret");

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>It says nothing of where its formula comes from.</summary>
public sealed class Silent : OutsideKind
{
    public override string Id => "silent";

    public override string Source => " ";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>Its id is the engine's.</summary>
public sealed class TakenId : OutsideKind
{
    public override string Id => "straight-line";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>It cannot be made without somebody's help.</summary>
public sealed class NeedsHelp(string help) : OutsideKind
{
    public override string Id => help;

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>Nobody says over which type it is to be made.</summary>
public sealed class OfSomeType<T> : OutsideKind
{
    public override string Id => "of-" + typeof(T).Name;

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(_ => 1);
}

/// <summary>It makes no curve at all.</summary>
public sealed class Empty : OutsideKind
{
    public override string Id => "empty";

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => null!;
}
