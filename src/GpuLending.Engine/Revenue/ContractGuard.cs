namespace GpuLending.Engine.Revenue;

/// <summary>Refuses a contract that cannot be computed, by the path of the field.</summary>
internal static class ContractGuard
{
    public static void Check(DealCase dealCase, OfftakeContract contract, string path)
    {
        if (contract.End <= contract.Start)
            throw new NotComputableException($"{path}: the contract ends on {Amounts.Day(contract.End)}, not after its start {Amounts.Day(contract.Start)}.");
        if (contract.Start.Year is < 1990 or > 2190 || contract.End.Year is < 1990 or > 2190)
            throw new NotComputableException($"{path}: a contract's start and end lie between 1990 and 2190.");
        if (!Enum.IsDefined(contract.Kind))
            throw new NotComputableException($"{path}/kind is unknown.");
        Amounts.Between(contract.TakeOrPayShare, 0, 1, $"{path}/takeOrPayShare");
        Amounts.Between(contract.ExpectedUse, 0, 1, $"{path}/expectedUse");
        Amounts.Between(contract.EscalatorPerAnnum, -0.9, 1, $"{path}/escalatorPerAnnum");
        Amounts.Between(contract.ServiceLevelCreditShare, 0, 1, $"{path}/serviceLevelCreditShare");
        Amounts.Between(contract.Availability, 0, 1, $"{path}/availability");
        Amounts.Between(contract.AvailabilityFloor, 0, 1, $"{path}/availabilityFloor");
        if (contract.Prepayment?.ShareOfEachInvoice is { } share)
            Amounts.Between(share, 0, 1, $"{path}/prepayment/shareOfEachInvoice");
        if (contract.DefaultProbability is { } probability)
            Amounts.Between(probability, 0, 1, $"{path}/defaultProbability");
        if (contract.Kind == ContractKind.Spot && dealCase.Merchant.PricePerGpuHour is null)
            throw new NotComputableException($"{path}/kind is spot, which pays the merchant rent: enter /merchant/pricePerGpuHour.");
        if (contract.Termination is { } terms)
        {
            Amounts.Between(terms.NoticeMonths, 0, 120, $"{path}/termination/noticeMonths");
            Amounts.Between(terms.FeeMonths, 0, 1000, $"{path}/termination/feeMonths");
        }

        if (contract.GuaranteedBy is { } guarantee)
            Amounts.Between(guarantee.Share, 0, 1, $"{path}/guaranteedBy/share");
        CheckRows(contract, path);
    }

    private static void CheckRows(OfftakeContract contract, string path)
    {
        for (var i = 0; i < contract.Ramp.Count; i++)
        {
            Amounts.Between(contract.Ramp[i].Gpus, 0, contract.Gpus, $"{path}/ramp/{i}/gpus");
            Rises(i > 0 ? contract.Ramp[i - 1].Date : null, contract.Ramp[i].Date, $"{path}/ramp/{i}/date");
        }

        for (var i = 0; i < contract.PriceSteps.Count; i++)
            Rises(i > 0 ? contract.PriceSteps[i - 1].Date : null, contract.PriceSteps[i].Date, $"{path}/priceSteps/{i}/date");
        for (var i = 0; i < contract.ServiceLevelCredits.Count; i++)
        {
            Amounts.Between(contract.ServiceLevelCredits[i].Below, 0, 1, $"{path}/serviceLevelCredits/{i}/below");
            Amounts.Between(contract.ServiceLevelCredits[i].Credit, 0, 1, $"{path}/serviceLevelCredits/{i}/credit");
        }

        for (var i = 0; i < contract.Extensions.Count; i++)
        {
            Amounts.Between(contract.Extensions[i].Months, 1, 480, $"{path}/extensions/{i}/months");
            Amounts.Between(contract.Extensions[i].Probability, 0, 1, $"{path}/extensions/{i}/probability");
            Amounts.Between(contract.Extensions[i].ShareOfLastPrice, 0, 10, $"{path}/extensions/{i}/shareOfLastPrice");
        }
    }

    private static void Rises(DateOnly? before, DateOnly date, string path)
    {
        if (before is { } earlier && date <= earlier)
            throw new NotComputableException($"{path} is {Amounts.Day(date)}, not after the step before it on {Amounts.Day(earlier)}.");
        if (date.Year is < 1990 or > 2190)
            throw new NotComputableException($"{path} lies outside 1990 to 2190.");
    }
}
