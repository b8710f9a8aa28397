using GpuLending.Engine.Revenue;
using GpuLending.Testing;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>Contract books as strangers write them: every price comes to a GPU-hour, every term to [start, end), or the row is refused.</summary>
public sealed class ContractIntakeTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> SameContract => new()
    {
        { "per GPU-hour with an exclusive end", "Customer,GPUs,Start,End,Price ($/GPU-hr)\nAcme,1024,2027-01-01,2031-01-01,2.20\n" },
        { "per GPU-hour with the last day", "Customer,GPUs,Start,End,Price ($/GPU-hr)\nAcme,1024,2027-01-01,2030-12-31,2.20\n" },
        { "per node-hour", "Customer,Nodes,GPUs per node,Start date,Expiry date,USD per node-hour\nAcme,128,8,2027-01-01,2030-12-31,17.60\n".Replace("USD per node-hour", "Price USD per node-hour", StringComparison.Ordinal) },
        { "per GPU and month", "Customer,GPUs,Start,Term (months),Price USD / GPU / month\nAcme,1024,2027-01-01,48,1606\n" },
        { "per contract and month", "Client,Qty,Commencement,Term months,Monthly fee USD for the contract\nAcme,1024,2027-01-01,48,1644544\n" },
        { "a column of units", "Customer,GPUs,Start,Term (months),Rate USD,Unit\nAcme,1024,2027-01-01,48,2.20,per GPU-hour\n" },
        { "a term in years, GPUs with their word", "Customer,GPUs,Start,Term (years),Price USD per GPU-hour\nAcme,\"1,024 GPUs\",2027-01-01,4,2.20\n" },
        { "a term with its unit in the cell", "Customer,GPUs,Start,Term,Price USD per GPU-hour\nAcme,1024,2027-01-01,48 months,2.20\n" },
        { "German, semicolons and decimal commas", "Kunde;Anzahl GPUs;Vertragsbeginn;Vertragsende;Preis USD je GPU-Stunde\nAcme;1.024;01.01.2027;31.12.2030;2,20\nSumme;1.024;;;\n" },
        { "titles above and a total below", "Orion Compute: contracted revenue\nas of 1 Dec 2026\n\nCustomer,GPUs,Start,End,Price USD per GPU-hour\nAcme,1024,2027-01-01,2030-12-31,2.20\nTotal,1024,,,\n* take-or-pay throughout,,,,\n" },
    };

    [Theory]
    [MemberData(nameof(SameContract))]
    public async Task However_it_is_written_the_same_contract_is_read(string how, string text)
    {
        var report = await ReadAsync(text);
        report.Questions.ShouldBeEmpty(how);
        report.Errors.ShouldBeEmpty(how);
        var contract = report.After!.Case.Contracts.ShouldHaveSingleItem(how);
        (contract.Customer, contract.Gpus, contract.Start, contract.End, contract.PricePerGpuHour!.Value.Amount).ShouldBe(("Acme", 1024, new DateOnly(2027, 1, 1), new DateOnly(2031, 1, 1), 2.2m), how);
    }

    [Fact]
    public async Task Terms_beside_the_price_are_read()
    {
        var report = await ReadAsync("Contract,Customer,Rating,Type,Lots,GPUs,Start,End,$/GPU-hr,Take-or-pay,Utilisation %,Escalator,Guarantor\nK7,Total Energies,Baa3,Reserved,L1,512,2027-01-01,2029-12-31,2.10,90%,75,2.5%,Parent guarantee\nK8,Globex,unrated,spot,any,256,2027-01-01,2029-12-31,,,60,,\n".Replace("$/GPU-hr", "Price $/GPU-hr", StringComparison.Ordinal));
        report.Errors.ShouldBeEmpty();
        report.Questions.ShouldBeEmpty();
        var (first, second) = (report.After!.Case.Contracts[0], report.After.Case.Contracts[1]);
        (first.Id, first.Customer, first.CustomerRating, first.Kind, first.LotIds.Single(), first.TakeOrPayShare, first.ExpectedUse, first.EscalatorPerAnnum, first.Guarantee)
            .ShouldBe(("K7", "Total Energies", "BBB-", ContractKind.Reserved, "L1", 0.9, 0.75, 0.025, "Parent guarantee"));
        (second.Kind, second.PricePerGpuHour, second.CustomerRating, second.LotIds.Count).ShouldBe((ContractKind.Spot, null, "NR", 0));
    }

    [Theory]
    [InlineData("Customer,GPUs,Start,End,Price ($/GPU-hr)\n,8,2027-01-01,2030-12-31,2.20\n", 2, "Customer", "", "is missing")]
    [InlineData("Customer,GPUs,Start,Term,Price ($/GPU-hr)\nAcme,8,2027-01-01,4,2.20\n", 2, "Term", "4", "months or years")]
    [InlineData("Customer,GPUs,Start,End,Price ($/GPU-hr)\nAcme,8,2030-01-01,2027-12-31,2.20\n", 2, "End", "2027-12-31", "is not after the start on 2030-01-01")]
    [InlineData("Customer,GPUs,Start,End,Term,Price ($/GPU-hr)\nAcme,8,2027-01-01,2030-12-31,36,2.20\n", 2, "Term", "36", "does not agree with start and end")]
    [InlineData("Customer,GPUs,Start,End,Price ($/GPU-hr)\nAcme,8,2027-01-01,2030-12-31,1606\n", 2, "Price ($/GPU-hr)", "1606", "Say what the price is for")]
    [InlineData("Customer,GPUs,Start,End,Price ($/node-hr)\nAcme,8,2027-01-01,2030-12-31,17.60\n", 2, "Price ($/node-hr)", "17.60", "say how many GPUs it has")]
    [InlineData("Customer,Rating,GPUs,Start,End,Price ($/GPU-hr)\nAcme,5 stars,8,2027-01-01,2030-12-31,2.20\n", 2, "Rating", "5 stars", "letter rating from AAA to D")]
    [InlineData("Customer,Lots,GPUs,Start,End,Price ($/GPU-hr)\nAcme,L9,8,2027-01-01,2030-12-31,2.20\n", 2, "Lots", "L9", "names 'L9', which is no lot of the deal: L1")]
    [InlineData("Customer,GPUs,Start,End,Price USD,Unit\nAcme,8,2027-01-01,2030-12-31,2.20,per kWh\n", 2, "Unit", "per kWh", "allowed are $/GPU-h")]
    [InlineData("Customer,GPUs,Start,End,Price ($/GPU-hr)\n@SUM(A1),8,2027-01-01,2030-12-31,2.20\n", 2, "Customer", "@SUM(A1)", "take for a formula")]
    public async Task A_cell_that_is_not_allowed_is_named_with_its_row_column_and_value(string text, int row, string column, string value, string says)
    {
        var report = await ReadAsync(text);
        report.Questions.ShouldBeEmpty();
        report.After.ShouldBeNull();
        var error = report.Errors.FirstOrDefault(one => one.Row == row && one.Column == column);
        error.ShouldNotBeNull(string.Join("; ", report.Errors));
        error.Message.ShouldContain(says);
        error.Value.ShouldBe(value);
        SafeCsv.Errors(report.Errors).ShouldContain(value.StartsWith('@') ? "'@SUM" : value);
    }

    [Theory]
    [InlineData("Customer,GPUs,Start,End,Price (€/GPU-hr)\nAcme,8,2027-01-01,2030-12-31,2.20\n", "exchangeRate", "is in EUR and the deal is in USD")]
    [InlineData("Customer,GPUs,Start,End,Rate USD\nAcme,8,2027-01-01,2030-12-31,2.20\n", "rentUnit", "says what a price is for")]
    [InlineData("Customer,GPUs,Start,End,Price USD per hour\nAcme,8,2027-01-01,2030-12-31,2.20\n", "rentUnit", "says per hour and not whether of one GPU")]
    [InlineData("Customer,GPUs,Start,End,Monthly fee USD\nAcme,8,2027-01-01,2030-12-31,22000\n", "rentUnit", "Say the unit")]
    [InlineData("Customer,GPUs,Start,End,What they pay\nAcme,8,2027-01-01,2030-12-31,2.20\n", "columns/price", "No heading says which column holds: Price")]
    [InlineData("Customer,GPUs,Start,Price ($/GPU-hr)\nAcme,8,2027-01-01,2.20\n", "columns/end", "End or Term in months")]
    public async Task A_doubt_is_asked_and_nothing_is_read(string text, string setting, string says)
    {
        var report = await ReadAsync(text);
        report.After.ShouldBeNull();
        report.Questions.ShouldContain(question => question.Setting == setting && question.Message.Contains(says, StringComparison.Ordinal));
    }

    private async Task<IntakeReport> ReadAsync(string text)
    {
        var deal = await desk.NewDealAsync();
        var book = (await StrangersFile.CsvAsync(text, name: "contracts.csv")).Require();
        return (await desk.Get<CheckIntake>().ExecuteAsync(new IntakeCommand(deal, (await desk.OpenAsync(deal)).Current, book, IntakeKind.Contracts, null), Desk.Analyst, Cancel)).Require();
    }
}
