using System.Security.Cryptography;
using System.Text;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.PlugIns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.PlugIns;

/// <summary>An assembly of somebody else's, dropped into a folder.</summary>
public sealed class CurvePlugInTests
{
    private static readonly Version EngineVersion = typeof(ICurveKind).Assembly.GetName().Version!;

    private static readonly CurveChoice Cliff = new()
    {
        Kind = "warranty-cliff",
        Parameters = new Dictionary<string, double> { ["warrantyYears"] = 2 },
        Lists = new Dictionary<string, IReadOnlyList<double>> { ["dips"] = [4] },
        Options = new Dictionary<string, string> { ["cover"] = "third party", ["contract"] = "S-1" },
    };

    [Fact]
    public void A_sound_plug_in_joins_the_catalogue_with_its_own_parameters_and_the_hash_of_its_code()
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var plugIns = Load(folder);

        plugIns.Loaded.Select(plugIn => plugIn.Kind).ShouldBe(["acme-cautious-mean", "nervous", "talker", "warranty-cliff"], ignoreOrder: true);
        var file = File.ReadAllBytes(Path.Combine(folder.Path, "GpuLending.PluginCurves.dll"));
        plugIns.Loaded.ShouldAllBe(plugIn => plugIn.Hash == Convert.ToHexStringLower(SHA256.HashData(file)) && plugIn.File == "GpuLending.PluginCurves.dll");
        plugIns.Catalogue.Kinds.Length.ShouldBe(CurveCatalogue.Standard.Kinds.Length + 4);
        plugIns.Catalogue.Find("warranty-cliff").Parameters.Select(parameter => parameter.Shape)
            .ShouldBe([CurveParameterShape.Number, CurveParameterShape.Number, CurveParameterShape.Number, CurveParameterShape.Choice, CurveParameterShape.Text, CurveParameterShape.List]);
        var curve = plugIns.Catalogue.Create(Cliff, CurveContext.AgeOnly);
        curve.RetainedFraction(1, default).ShouldBe(0.9, 1e-12);
        curve.RetainedFraction(2, default).ShouldBe(0.8 * 0.85, 1e-12);
        curve.RetainedFraction(4, default).ShouldBe(0.8 * 0.85 * Math.Exp(-0.6) * 0.9, 1e-12);
        CurveCatalogue.Standard.TryFind("warranty-cliff", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("no-number", "The curve 'no-number' cannot be used. The curve's value at an age of 5 years is not a number.")]
    [InlineData("rising", "rises from 0.5 to 0.6; appreciation is never credited")]
    [InlineData("throwing", "The curve 'throwing' failed: the feed is down")]
    [InlineData("GpuLending.PluginCurves.ThrowingConstructor", "Its constructor failed: InvalidOperationException: no licence")]
    [InlineData("GpuLending.PluginCurves.ThrowingDescription", "Its description of itself failed: InvalidOperationException: it is a secret")]
    [InlineData("silent", "Source is missing: say it in words.")]
    [InlineData("straight-line", "The id 'straight-line' is taken by the engine: choose another.")]
    [InlineData("GpuLending.PluginCurves.NeedsHelp", "It has no public constructor without parameters.")]
    [InlineData("GpuLending.PluginCurves.OfSomeType`1", "It is generic, and nobody says over which type: write a class without type parameters.")]
    [InlineData("empty", "The curve 'empty' failed: it made no curve.")]
    public void A_bad_kind_is_refused_with_the_reason_and_leaves_the_others_alone(string kind, string words)
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        Load(folder).Refused.Single(refused => refused.Kind == kind).Reason.ShouldContain(words);
    }

    [Fact]
    public void A_file_that_can_hold_no_curve_is_refused_whole()
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        File.WriteAllText(Path.Combine(folder.Path, "text.dll"), "not an assembly");
        HandMadeAssembly.Write(Path.Combine(folder.Path, "Newer.dll"), "Newer", ("GpuLending.Engine", new Version(EngineVersion.Major + 1, 0, 0, 0)));
        HandMadeAssembly.Write(Path.Combine(folder.Path, "Stranger.dll"), "Stranger", ("System.Runtime", new Version(10, 0, 0, 0)));
        HandMadeAssembly.Write(Path.Combine(folder.Path, "Inner.dll"), "Inner", ("GpuLending.Engine", EngineVersion), ("GpuLending.Underwriting", EngineVersion));
        HandMadeAssembly.Write(Path.Combine(folder.Path, "Nothing.dll"), "Nothing", ("GpuLending.Engine", EngineVersion), ("Library", EngineVersion));
        HandMadeAssembly.Write(Path.Combine(folder.Path, "Library.dll"), "Library", ("System.Runtime", new Version(10, 0, 0, 0)));
        File.Copy(typeof(ICurveKind).Assembly.Location, Path.Combine(folder.Path, "GpuLending.Engine.dll")); // a build puts it there unless told not to
        File.WriteAllText(Path.Combine(folder.Path, "readme.txt"), "not looked at");

        var plugIns = Load(folder);

        plugIns.Loaded.Length.ShouldBe(4);
        Reason("text.dll").ShouldBe("The file is no .NET assembly.");
        Reason("Newer.dll").ShouldContain($"It was built against GpuLending.Engine {EngineVersion.Major + 1}.0.0.0 and this desk has {EngineVersion}");
        Reason("Stranger.dll").ShouldContain("does not reference GpuLending.Engine");
        Reason("Inner.dll").ShouldContain("references GpuLending.Underwriting");
        Reason("Nothing.dll").ShouldContain("no public class that implements ICurveKind");
        plugIns.Refused.ShouldNotContain(refused => refused.File == "Library.dll" || refused.File == "GpuLending.Engine.dll" || refused.File == "readme.txt");

        string Reason(string file) => plugIns.Refused.Single(refused => refused.File == file && refused.Kind is null).Reason;
    }

    [Fact]
    public void The_second_of_two_with_one_id_is_refused_and_a_folder_below_is_looked_into()
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var below = Directory.CreateDirectory(Path.Combine(folder.Path, "second")).FullName;
        File.Copy(Path.Combine(folder.Path, "GpuLending.PluginCurves.dll"), Path.Combine(below, "GpuLending.PluginCurves.dll"));
        var plugIns = Load(folder);
        plugIns.Loaded.Length.ShouldBe(4);
        plugIns.Refused.Single(refused => refused.Kind == "warranty-cliff").ShouldSatisfyAllConditions(
            refused => refused.File.ShouldBe("second/GpuLending.PluginCurves.dll"),
            refused => refused.Reason.ShouldBe("The id 'warranty-cliff' is taken by GpuLending.PluginCurves.dll: choose another."));
    }

    [Fact]
    public void No_folder_is_no_plug_in_and_the_folder_is_found()
    {
        var none = CurvePlugInLoader.Load("/nowhere/at/all", NullLogger.Instance);
        (none.Loaded.Length, none.Refused.Length, none.Catalogue.Kinds.Length).ShouldBe((0, 0, CurveCatalogue.Standard.Kinds.Length));

        PlugInFolder.Locate(Configuration(("GPULENDING_PLUGINS", "/a"), ("Plugins:Folder", "/b"))).ShouldBe("/a");
        PlugInFolder.Locate(Configuration(("Plugins:Folder", "/b"), ("GPULENDING_DATA", "/c"))).ShouldBe("/b");
        PlugInFolder.Locate(Configuration(("GPULENDING_DATA", "/c"))).ShouldBe("/c/plugins");
    }

    // What a plug-in does after its trial: each is refused by name, as a message at the field or as a reason, and nothing is thrown.
    [Theory]
    [InlineData(1, true, "The curve 'nervous' cannot be used. The curve's value at an age of 2.083333 years is not a number.")]
    [InlineData(2, true, "The curve 'nervous' failed: two years are enough")]
    [InlineData(3, true, "The curve 'nervous' failed: made on the wrong day")]
    [InlineData(4, false, "The curve 'nervous' gives NaN at an age of")]
    [InlineData(5, false, "The curve 'nervous' rises from")]
    public void A_fault_that_comes_later_is_refused_by_name(double fault, bool atTheField, string words)
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var document = Document(new CurveChoice { Kind = "nervous", Parameters = new Dictionary<string, double> { ["fault"] = fault } });
        var outcome = EvaluateDeal.Evaluate(document, Scenario.Base, Market, Load(folder).Catalogue);
        if (atTheField)
            outcome.ShouldBeOfType<Result<Evaluation>.Invalid>().Messages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                message => message.Path.ShouldBe("/valuation/curve"), message => message.Message.ShouldContain(words));
        else
            outcome.ShouldBeOfType<Result<Evaluation>.NotComputable>().Reason.ShouldContain(words);
    }

    // What it says beside its values, how long it takes, and the cause behind a class that cannot be used.
    [Theory]
    [InlineData(1, "has a finding 'half-life', Findings[0], whose value is NaN")]
    [InlineData(2, "has a finding, Findings[0], whose name or unit is missing")]
    [InlineData(3, "has a finding that is null: Findings[0]")]
    [InlineData(4, "has a remark without words: Remarks[0]")]
    [InlineData(5, "has a remark of 5000000 characters")]
    [InlineData(6, "it is too slow: 3.")]
    [InlineData(7, "The input string 'x' was not in a correct format")]
    public void What_no_page_could_show_is_refused_by_name_when_the_curve_is_made(double fault, string words)
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var choice = new CurveChoice { Kind = "talker", Parameters = new Dictionary<string, double> { ["fault"] = fault } };
        var problem = Load(folder).Catalogue.Problems(choice, CurveContext.AgeOnly).ShouldHaveSingleItem();
        problem.Field.ShouldBe("");
        problem.Message.ShouldStartWith("The curve 'talker' ");
        problem.Message.ShouldContain(words);
    }

    [Fact]
    public void A_quick_curve_is_never_too_slow_however_long_it_lives()
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var curve = Load(folder).Catalogue.Create(Cliff, CurveContext.AgeOnly);
        var ages = Enumerable.Range(0, 20_000).Select(i => i / 500.0).ToArray();
        var left = new double[ages.Length];
        curve.RetainedFractions(ages, new DateOnly[ages.Length], left);
        left.ShouldBe(ages.Select(age => curve.RetainedFraction(age, default)));
    }

    [Fact]
    public void The_guides_curve_of_curves_is_the_one_that_is_tried_here()
    {
        var root = RepositoryRoot();
        var code = File.ReadAllText(Path.Combine(root, "tests/GpuLending.PluginCurves/CautiousMean.cs")).Replace("namespace GpuLending.PluginCurves;", "namespace Acme.Curves;", StringComparison.Ordinal);
        File.ReadAllText(Path.Combine(root, "docs/plug-in-curves.md")).ShouldContain("```csharp\n" + code + "```");

        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var catalogue = Load(folder).Catalogue;
        var choice = new CurveChoice { Kind = "acme-cautious-mean", Curves = [Cliff, new CurveChoice { Kind = "exponential" }] };
        var curve = catalogue.Create(choice, CurveContext.AgeOnly);
        curve.RetainedFraction(0, default).ShouldBe(0.9, 1e-12);
        curve.Findings.ShouldHaveSingleItem().Unit.ShouldBe("fraction of cost");
        var refused = catalogue.Problems(choice with { Parameters = new Dictionary<string, double> { ["margin"] = 0.6 } }, CurveContext.AgeOnly).ShouldHaveSingleItem();
        (refused.Field, refused.Message).ShouldBe(("parameters/margin", "A margin of 0.6 takes a GPU model."));
    }

    [Fact]
    public void A_result_names_the_code_it_was_computed_by_and_a_revision_signs_it()
    {
        using var folder = new TemporaryFolder().WithCurvePlugIn();
        var plugIns = Load(folder);
        var document = Document(Cliff);
        var evaluation = EvaluateDeal.Evaluate(document, Scenario.Base, Market, plugIns.Catalogue).Require();
        evaluation.Result.CurveAssemblies.ShouldHaveSingleItem().ShouldBe(new CurveAssembly("warranty-cliff", plugIns.Loaded[0].Hash));
        ExplainFigure.Open(document.Case, evaluation, $"collateral/lot/{document.Case.Lots[0].Id}/12").ShouldBeOfType<Result<Engine.Workings.Working>.Success>();

        // The signature covers the result's bytes, and with them the hash of the plug-in's code.
        var frozen = RevisionContent.Freeze(Guid.NewGuid(), 1, document, evaluation.Result, Market, [], Guid.NewGuid(), "", DateTimeOffset.UnixEpoch);
        Encoding.UTF8.GetString(frozen.Result).ShouldContain(plugIns.Loaded[0].Hash);
        RevisionContent.Result(frozen).CurveAssemblies.ShouldBe(evaluation.Result.CurveAssemblies);

        EvaluateDeal.Evaluate(TensorWaveMi325x.Document, Scenario.Base, Market, plugIns.Catalogue).Require().Result.CurveAssemblies.ShouldBeEmpty();
        EvaluateDeal.Evaluate(document, Scenario.Base, Market).ShouldBeOfType<Result<Evaluation>.Invalid>() // the plug-in is gone
            .Messages.ShouldHaveSingleItem().Path.ShouldBe("/valuation/curve/kind");
    }

    private static Engine.MarketSnapshot Market { get; } = ReferenceData.ShippedSnapshot();

    private static CurvePlugIns Load(TemporaryFolder folder) => CurvePlugInLoader.Load(folder.Path, NullLogger.Instance);

    private static DealDocument Document(CurveChoice curve) => TensorWaveMi325x.Document with
    {
        Case = TensorWaveMi325x.Document.Case with
        {
            Lots = [.. TensorWaveMi325x.Document.Case.Lots.Select(lot => lot with { Curve = null, InServiceDate = TensorWaveMi325x.Document.Case.ClosingDate.AddDays(-11) })], // no age is whole months
            Valuation = TensorWaveMi325x.Document.Case.Valuation with { Curve = curve },
        },
    };

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)).Build();
}
