using System.Globalization;
using Bunit;
using GpuLending.Engine.Depreciation;
using GpuLending.Web.Features.Deals.Collateral;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Collateral;

public sealed class CurveParameterFieldTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    [Fact]
    public void A_list_says_its_range_and_how_its_numbers_are_parted()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        var table = CurveCatalogue.Standard.Find("table");
        Show(table.Parameters[0]).ShouldContain("0 to 40 each; semicolons or spaces between numbers");
        Show(table.Parameters[1]).ShouldContain("fraction of original cost, 0 to 1 each; semicolons or spaces between numbers");
    }

    [Fact]
    public void A_choice_shows_words_and_not_the_codes_of_documents()
    {
        var calibrated = CurveCatalogue.Standard.Find("market-calibrated");
        Show(calibrated.Parameters[0]).ShouldContain(">rent on demand<");
        Show(calibrated.Parameters.Single(parameter => parameter.Name == "estimator")).ShouldContain(">provider effects<");
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private string Show(CurveParameter parameter) =>
        Render<CurveParameterField>(p => p.Add(x => x.Parameter, parameter).Add(x => x.Path, "/valuation/curve").Add(x => x.Choice, new CurveChoice { Kind = "table" })).Markup;
}
