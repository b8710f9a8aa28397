using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Intake;

/// <summary>The words of an import on the desk.</summary>
internal static class IntakeWords
{
    public static IReadOnlyList<Choice<CountUnit>> Counts { get; } = [new(CountUnit.Gpus, "GPUs"), new(CountUnit.Nodes, "machines")];

    public static IReadOnlyList<Choice<CostUnit>> Costs { get; } = [new(CostUnit.Gpu, "one GPU"), new(CostUnit.Node, "one machine"), new(CostUnit.Lot, "the whole row")];

    public static IReadOnlyList<Choice<RentUnit>> Rents { get; } =
    [
        new(RentUnit.GpuHour, "per GPU-hour"), new(RentUnit.NodeHour, "per node-hour"), new(RentUnit.GpuMonth, "per GPU and month"), new(RentUnit.NodeMonth, "per node and month"),
        new(RentUnit.ContractMonth, "per month for the contract"),
    ];

    public static IReadOnlyList<Choice<DateOrder>> Orders { get; } = [new(DateOrder.DayFirst, "day first"), new(DateOrder.MonthFirst, "month first")];

    public static IReadOnlyList<Choice<DecimalMark>> Marks { get; } = [new(DecimalMark.Point, "a point"), new(DecimalMark.Comma, "a comma")];

    public static IReadOnlyList<Choice<ShareUnit>> Shares { get; } = [new(ShareUnit.Percent, "80 is 80 %"), new(ShareUnit.Fraction, "0.8 is 80 %")];

    public static IReadOnlyList<Choice<AmountScale>> Scales { get; } = [new(AmountScale.One, "single units"), new(AmountScale.Thousand, "thousands"), new(AmountScale.Million, "millions")];

    public static string Of(IntakeKind kind) => kind switch
    {
        IntakeKind.Fleet => "fleet",
        IntakeKind.Contracts => "contracts",
    };

    public static string Rows(IntakeKind kind, int count) => kind switch
    {
        IntakeKind.Fleet => count == 1 ? "lot" : "lots",
        IntakeKind.Contracts => count == 1 ? "contract" : "contracts",
    };

    /// <summary>A file of two rows to start from.</summary>
    public static string Example(IntakeKind kind) => "data:text/csv;charset=utf-8," + Uri.EscapeDataString(kind switch
    {
        IntakeKind.Fleet => "Lot,GPU model,GPUs,GPU cost (USD per GPU),Network cost (USD per GPU),In service,Site,Country\r\nL1,H100-SXM-80GB,1024,27000,4500,2027-03-01,Dallas 1,US\r\nL2,H200-SXM-141GB,512,33000,4500,2027-06-01,Reno,US\r\n",
        IntakeKind.Contracts => "Contract,Customer,Rating,Lots,GPUs,Start,End,Price (USD per GPU-hour),Take-or-pay,Escalator\r\nC1,Acme AI,BBB,L1,1024,2027-03-01,2031-02-28,2.20,100%,2%\r\nC2,Globex,NR,,512,2027-06-01,2030-05-31,2.35,90%,\r\n",
    });

    public static bool IsFigure(string head) => head is "Row" or "GPUs" or "GPU cost" or "All costs of one GPU" or "Price per GPU-hour" or "Take-or-pay";
}
