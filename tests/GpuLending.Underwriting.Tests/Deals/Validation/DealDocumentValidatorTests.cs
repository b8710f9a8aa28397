using GpuLending.Engine;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals.Validation;

public sealed class DealDocumentValidatorTests
{
    private static readonly DateOnly Closing = new(2027, 1, 1);

    private static readonly Dictionary<string, Row> Rows = new Row[]
    {
        new("negative count", d => Lot(d, lot => lot with { Count = -5 }), "/lots/0/count", "Count is -5: enter 1 to 10,000,000 GPUs."),
        new("count just past the limit", d => Lot(d, lot => lot with { Count = 10_000_001 }), "/lots/0/count", "Count is 10,000,001: enter 1 to 10,000,000 GPUs."),
        new("unknown GPU", d => Lot(d, lot => lot with { GpuModel = "h100" }), "/lots/0/gpuModel", "GPU model 'h100' is not in the catalogue: did you mean H100-NVL-94GB, H100-SXM-80GB, H100-PCIE-80GB?"),
        new("misspelt GPU", d => Lot(d, lot => lot with { GpuModel = "MI352X-256GB" }), "/lots/0/gpuModel", "did you mean MI325X-256GB"),
        new("no GPU", d => Lot(d, lot => lot with { GpuModel = "" }), "/lots/0/gpuModel", "GPU model is not provided: choose a model of the catalogue."),
        new("negative cost", d => Lot(d, lot => lot with { UnitCost = new UnitCost { Gpu = Money.Usd(-1) } }), "/lots/0/unitCost/gpu", "GPU cost is -1: enter 0 to 10,000,000 USD per GPU."),
        new("another currency", d => Lot(d, lot => lot with { UnitCost = new UnitCost { Network = new Money(1, Currency.Euro) } }), "/lots/0/unitCost/network", "Network cost is in EUR: this deal is in USD; enter it in USD."),
        new("date before 1990", d => Lot(d, lot => lot with { InServiceDate = new DateOnly(1989, 12, 31) }), "/lots/0/inServiceDate", "In-service date is 1989-12-31: enter a date from 1990-01-01 to 2100-12-31."),
        new("no date", d => Case(d, c => c with { ClosingDate = default }), "/closingDate", "Closing date is not provided: enter a date from 1990-01-01 to 2100-12-31."),
        new("delivery in another age", d => Lot(d, lot => lot with { InServiceDate = new DateOnly(2090, 1, 1) }), "/lots/0/inServiceDate", "enter a date within 20 years of closing on 2027-01-01."),
        new("haircut not a number", d => Lot(d, lot => lot with { Haircut = double.NaN }), "/lots/0/haircut", "Haircut is not a number: enter 0 % to 100 %."),
        new("infinite load", d => Case(d, c => c with { Costs = c.Costs with { Power = c.Costs.Power with { KilowattsPerGpu = double.PositiveInfinity } } }), "/costs/power/kilowattsPerGpu", "Critical load is not a number: enter 0.01 to 100 kW per GPU."),
        new("line that rises too fast", d => Costs(d, c => c with { StaffEscalatorPerAnnum = 0.51 }), "/costs/staffEscalatorPerAnnum", "Escalator of staff is 51 %: enter -20 % to 50 % a year."),
        new("selling cost above revenue", d => Costs(d, c => c with { SellingAndAdministrationShareOfRevenue = 1.2 }), "/costs/sellingAndAdministrationShareOfRevenue", "Selling and administration is 120 %: enter 0 % to 100 % of revenue."),
        new("later price alone", d => Costs(d, c => c with { Power = new() { PricePerKilowattHour = null, PriceSteps = [new() { Date = Closing, PricePerKilowattHour = Money.Usd(0.05m) }] } }), "/costs/power/priceSteps", "Steps of the power price stand without a price at closing"),
        new("two prices on one day", d => Costs(d, c => c with { Power = new() { PricePerKilowattHour = Money.Usd(0.05m), PriceSteps = [PowerStep, PowerStep] } }), "/costs/power/priceSteps/1/date", "A step of the power price on 2028-01-01 is there twice"),
        new("later price of nothing", d => Costs(d, c => c with { Power = new() { PricePerKilowattHour = Money.Usd(0.05m), PriceSteps = [PowerStep with { PricePerKilowattHour = null }] } }), "/costs/power/priceSteps/0/pricePerKilowattHour", "Power price is not provided: enter an amount in USD per kWh."),
        new("fixed price alone", d => Costs(d, c => c with { Power = new() { PricePerKilowattHour = null, HedgedPricePerKilowattHour = Money.Usd(0.05m) } }), "/costs/power/hedgedPricePerKilowattHour", "A fixed power price stands without a price at closing"),
        new("power step that is null", d => Costs(d, c => c with { Power = new() { PriceSteps = [null!] } }), "/costs/power/priceSteps/0", "This part is null"),
        new("assessed above one and a half", d => Costs(d, c => c with { PropertyTax = new() { AssessedShareByYear = [1, 1.6] } }), "/costs/propertyTax/assessedShareByYear", "Assessed value in year 2 is 160 %: enter 0 to 150 % of cost."),
        new("replacement before closing", d => Costs(d, c => c with { ReplacementReserve = new() { Spending = [new() { Date = Closing, Amount = Money.Usd(1) }] } }), "/costs/replacementReserve/spending/0/date", "enter a date after closing on 2027-01-01."),
        new("a year and more to be paid", d => Costs(d, c => c with { WorkingCapital = new() { DaysReceivable = 366 } }), "/costs/workingCapital/daysReceivable", "Days until contract fees are received is 366: enter 0 to 365 days."),
        new("tax above the most", d => Costs(d, c => c with { IncomeTax = new() { RatePerAnnum = 0.61 } }), "/costs/incomeTax/ratePerAnnum", "Income tax is 61 %: enter 0 % to 60 % of taxable income."),
        new("losses that are negative", d => Costs(d, c => c with { IncomeTax = new() { OpeningLosses = Money.Usd(-1) } }), "/costs/incomeTax/openingLosses", "Losses at closing is -1"),
        new("own scenario without a name", d => Own(d, o => o with { Name = "" }), "/stress/own/0/name", "Scenario's name is empty"),
        new("own scenario that takes a key of the library", d => Own(d, o => o with { Id = "severe" }), "/stress/own/0/id", "Key 'severe' belongs to the library"),
        new("own scenario of itself", d => Own(d, o => o with { Parts = ["rent-50", "mine"] }), "/stress/own/0/parts/1", "Scenario 'mine' is this one or stands after it"),
        new("own scenario with a factor below nothing", d => Own(d, o => o with { Changes = new() { RentFactor = -1 } }), "/stress/own/0/changes/rentFactor", "Factor on rent is -1: enter 0 to 100 times."),
        new("own scenario with a contract nobody has", d => Own(d, o => o with { Changes = new() { Defaults = [new() { ContractId = "C9" }] } }), "/stress/own/0/changes/defaults/0/contractId", "Contract 'C9' is not in this deal"),
        new("own scenario that is null", d => d with { Stress = new() { Own = [null!] } }, "/stress/own/0", "This part is null"),
        new("nine cases", d => d with { Stress = new() { Cases = [.. Enumerable.Range(1, 8).Select(i => $"k{i}")] } }, "/stress/cases", "There are 8 cases beside the base case: enter at most 7."),
        new("case twice", d => d with { Stress = new() { Cases = ["severe", "severe"] } }, "/stress/cases/1", "Case 'severe' is there twice"),
        new("base as a case", d => d with { Stress = new() { Cases = ["base"] } }, "/stress/cases/0", "The base case stands first by itself"),
        new("spread of nothing", d => d with { Stress = new() { Spreads = [new() { Deviation = 0 }] } }, "/stress/spreads/0/deviation", "Spread is 0: enter 0.0001 to 100."),
        new("country in words", d => Lot(d, lot => lot with { Country = "France" }), "/lots/0/country", "Country of the site is 'France': enter the two capital letters of ISO 3166, such as US."),
        new("lot key twice", d => Case(d, c => c with { Lots = [c.Lots[0], c.Lots[0]] }), "/lots/1/id", "Lot key 'L1' is used twice: give each its own."),
        new("too many lots", d => Case(d, c => c with { Lots = [.. Enumerable.Range(0, 1_000).Select(i => c.Lots[0] with { Id = $"L{i}" })] }), "/lots", "There are 1,000 lots: enter at most 200."),
        new("curve nobody knows", d => Lot(d, lot => lot with { Curve = new CurveChoice { Kind = "guess" } }), "/lots/0/curve/kind", "'guess' is not a kind of depreciation curve"),
        new("curve's life out of range", d => Case(d, c => c with { Valuation = c.Valuation with { Curve = Straight(900) } }), "/valuation/curve/parameters/lifeYears", "lifeYears is 900."),
        new("curve's parameter misspelt", d => Case(d, c => c with { Valuation = c.Valuation with { Compared = [new CurveChoice { Parameters = new Dictionary<string, double> { ["life/years"] = 5 } }] } }), "/valuation/compared/0/parameters/life~1years", "has no 'life/years'"),

        new("opinion about nothing", d => Opinion(d, o => o with { LotId = "" }), "/valuation/opinions/0/lotId", "Neither lot nor GPU model is given"),
        new("opinion about both", d => Opinion(d, o => o with { GpuModel = "H100-SXM-80GB" }), "/valuation/opinions/0/lotId", "Both lot and GPU model are given"),
        new("opinion about a lot nobody has", d => Opinion(d, o => o with { LotId = "L9" }), "/valuation/opinions/0/lotId", "Lot 'L9' is not in this deal: choose one of its lots."),
        new("opinion nobody signed", d => Opinion(d, o => o with { Author = " " }), "/valuation/opinions/0/author", "Author of the opinion is empty"),
        new("opinion without a value", d => Opinion(d, o => o with { ValuePerGpu = null }), "/valuation/opinions/0/valuePerGpu", "Value of one GPU is not provided: enter an amount in USD."),
        new("opinion that expired before it was given", d => Opinion(d, o => o with { Expiry = o.Date.AddDays(-1) }), "/valuation/opinions/0/expiry", "Expiry is 2026-08-31, before the opinion's date of 2026-09-01: enter a later date."),
        new("override without a reason", d => Valuation(d, v => v with { Overrides = [new MarkOverride { LotId = "L1", ValuePerGpu = Money.Usd(1), Date = Closing }] }), "/valuation/overrides/0/reason", "The reason is empty: a mark set by hand needs a reason"),
        new("two overrides of a lot", d => Valuation(d, v => v with { Overrides = [Override, Override] }), "/valuation/overrides/1/lotId", "Lot 'L1' is used twice: give each its own."),
        new("dispersion that takes more than everything", d => Valuation(d, v => v with { DispersionRule = new DispersionRule { MaximumReduction = 1.5 } }), "/valuation/dispersionRule/maximumReduction", "Most that dispersion takes off is 150 %: enter 0 % to 100 %."),
        new("support without a cap", d => Support(d, s => s with { Cap = null }), "/valuation/supports/0/cap", "Cap is not provided: enter an amount in USD."),
        new("support that ends before it begins", d => Support(d, s => s with { To = s.From.AddDays(-1) }), "/valuation/supports/0/to", "Last day is 2026-12-31, before the first on 2027-01-01: enter a later date."),
        new("more credit than the cap", d => Support(d, s => s with { CreditGiven = 1.1 }), "/valuation/supports/0/creditGiven", "Credit given is 110 %: enter 0 % to 100 % of the cap."),
        new("rent that is a sale", d => Valuation(d, v => v with { Approach = v.Approach with { RentKind = PriceKind.ResaleSale } }), "/valuation/approach/rentKind", "Kind of rent is ResaleSale: choose one of RentOnDemand"),
        new("rent that rises", d => Valuation(d, v => v with { Approach = v.Approach with { RentDeclinePerAnnum = -0.1 } }), "/valuation/approach/rentDeclinePerAnnum", "a rise is never credited"),
        new("part that is null", d => Valuation(d, v => v with { Supports = [null!] }), "/valuation/supports/0", "This part is null"),

        new("ends before it starts", d => Contract(d, c => c with { End = Closing.AddDays(-1) }), "/contracts/0/end", "Contract end is 2026-12-31, not after its start on 2027-01-01: enter a later date."),
        new("ends on its start", d => Contract(d, c => c with { End = c.Start }), "/contracts/0/end", "Contract end is 2027-01-01, not after its start on 2027-01-01: enter a later date."),
        new("lot nobody has", d => Contract(d, c => c with { LotIds = ["L9"] }), "/contracts/0/lotIds/0", "Contract is served by lot 'L9', which this deal does not have: choose from L1."),
        new("a million million GPUs do not fit", d => Contract(d, c => c with { Gpus = int.MaxValue }), "/contracts/0/gpus", "Contracted GPUs is 2,147,483,647: enter 1 to 10,000,000 GPUs."),
        new("take-or-pay above 1", d => Contract(d, c => c with { TakeOrPayShare = 1.01 }), "/contracts/0/takeOrPayShare", "Take-or-pay share is 101 %: enter 0 % to 100 %."),
        new("take-or-pay below 0", d => Contract(d, c => c with { TakeOrPayShare = -0.01 }), "/contracts/0/takeOrPayShare", "Take-or-pay share is -1 %: enter 0 % to 100 %."),
        new("no price", d => Contract(d, c => c with { PricePerGpuHour = null }), "/contracts/0/pricePerGpuHour", "Price is not provided: enter an amount in USD per GPU-hour."),
        new("rating in another scale", d => Contract(d, c => c with { CustomerRating = "A3" }), "/contracts/0/customerRating", "Customer's rating is 'A3': enter a letter rating"),
        new("prepaid after the end", d => Contract(d, c => c with { Prepayment = new CustomerPrepayment { Amount = Money.Usd(5), ReceivedOn = c.End } }), "/contracts/0/prepayment/receivedOn", "enter a date before the contract ends on 2031-01-01."),
        new("rising merchant rent", d => Case(d, c => c with { Merchant = c.Merchant with { DeclinePerAnnum = -0.1 } }), "/merchant/declinePerAnnum", "A rise is never credited."),

        new("kind nobody knows", d => Contract(d, c => c with { Kind = (ContractKind)9 }), "/contracts/0/kind", "Kind of contract is 9: choose one of TakeOrPay, Reserved, OnDemand, Spot."),
        new("spot without a rent", d => Case(Contract(d, c => c with { Kind = ContractKind.Spot }), c => c with { Merchant = new() }), "/contracts/0/kind", "Spot contracts pay the merchant rent, which is not provided: enter it, or choose another kind."),
        new("ramp past the contract", d => Contract(d, c => c with { Ramp = [new() { Date = c.Start, Gpus = c.Gpus + 1 }] }), "/contracts/0/ramp/0/gpus", "those of earlier steps included."),
        new("ramp that falls", d => Contract(d, c => c with { Gpus = 100, Ramp = [new() { Date = c.Start, Gpus = 60 }, new() { Date = c.Start.AddDays(9), Gpus = 50 }] }), "/contracts/0/ramp/1/gpus", "GPUs from the step are 50: enter 60 to the contract's 100"),
        new("price steps out of order", d => Contract(d, c => c with { PriceSteps = [Step(Closing.AddDays(9)), Step(Closing.AddDays(9))] }), "/contracts/0/priceSteps/1/date", "Date is 2027-01-10, not after 2027-01-10 above it: enter dates in rising order."),
        new("certain to leave twice", d => Contract(d, c => c with { Termination = new() { ProbabilityPerAnnum = 2 } }), "/contracts/0/termination/probabilityPerAnnum", "Probability of leaving is 200 %: enter 0 % to 100 % a year."),
        new("option of no length", d => Contract(d, c => c with { Extensions = [new() { Months = 0 }] }), "/contracts/0/extensions/0/months", "Extension is 0: enter 1 to 120 months."),
        new("available more than always", d => Contract(d, c => c with { Availability = 1.01 }), "/contracts/0/availability", "Availability is 101 %: enter 0 % to 100 %."),
        new("guarantor without a name", d => Contract(d, c => c with { GuaranteedBy = new() }), "/contracts/0/guaranteedBy/name", "Guarantor is empty: enter 1 to 200 characters."),
        new("report without a projection", d => Contract(d, c => c with { Actuals = [new() { Month = Closing, Billed = Money.Usd(1), Received = Money.Usd(1) }] }), "/contracts/0/actuals/0/projected", "Projected is not provided: enter an amount in USD."),
        new("step that is null", d => Contract(d, c => c with { Ramp = [null!] }), "/contracts/0/ramp/0", "This part is null"),
        new("curve without a level", d => Case(d, c => c with { Merchant = new() { Relet = new() } }), "/merchant/relet/pillars", "The rental curve has no point and there is no merchant rent to set its level"),
        new("longer for less in all", d => Relet(d, (12, 2.4m), (24, 1.1m)), "/merchant/relet/pillars/1/pricePerGpuHour", "Price is 1.1 for 24 months, less in all than 12 months cost: enter 1.2 or more."),
        new("lengths out of order", d => Relet(d, (24, 2m), (12, 2.4m)), "/merchant/relet/pillars/1/termMonths", "Length is 12 months after 24: enter lengths in rising order."),

        new("rate of 900 %", d => Facility(d, f => f with { Interest = f.Interest with { Kind = RateKind.Fixed, FixedRatePerAnnum = 9 } }), "/facility/interest/fixedRatePerAnnum", "Fixed rate is 900 %: enter 0 % to 50 % a year."),
        new("margin of 900 %", d => Facility(d, f => f with { Interest = f.Interest with { MarginPerAnnum = 9 } }), "/facility/interest/marginPerAnnum", "Margin is 900 %: enter 0 % to 50 % a year."),
        new("base rate nobody quotes", d => Facility(d, f => f with { Interest = f.Interest with { Index = "LIBOR" } }), "/facility/interest/index", "Base rate 'LIBOR' has no forwards in the market data: choose SOFR."),
        new("day count nobody knows", d => Facility(d, f => f with { Interest = f.Interest with { DayCount = "ACT/361" } }), "/facility/interest/dayCount", "Day count 'ACT/361' is not known: choose ACT/360,"),
        new("calendar nobody keeps", d => Facility(d, f => f with { PaymentDates = f.PaymentDates with { Calendar = "Mars" } }), "/facility/paymentDates/calendar", "Payment calendar 'Mars' is not known: choose Weekends, US federal bank holidays, US government securities."),
        new("rate calendar nobody keeps", d => Facility(d, f => f with { Interest = f.Interest with { RateCalendar = "" } }), "/facility/interest/rateCalendar", "Rate calendar '' is not known"),
        new("lookback of a year", d => Facility(d, f => f with { Interest = f.Interest with { LookbackDays = 250 } }), "/facility/interest/lookbackDays", "Lookback is 250: enter 0 to 30 business days."),
        new("cap under the floor", d => Facility(d, f => f with { Interest = f.Interest with { FloorPerAnnum = 0.02, CapPerAnnum = 0.01 } }), "/facility/interest/capPerAnnum", "Cap is 1 %, below the floor of 2 %: enter the floor or more."),
        new("swap on more than the loan", d => Facility(d, f => f with { Interest = f.Interest with { SwapShare = 1.2 } }), "/facility/interest/swapShare", "Swapped share is 120 %: enter 0 % to 100 % of principal."),
        new("default margin that rewards", d => Facility(d, f => f with { Interest = f.Interest with { DefaultMarginPerAnnum = -0.02 } }), "/facility/interest/defaultMarginPerAnnum", "Default margin is -2 %: enter 0 % to 50 % a year."),
        new("fixing of 241 %", d => Facility(d, f => f with { Interest = f.Interest with { Fixings = [Fixing(0, 2.41)] } }), "/facility/interest/fixings/0/ratePerAnnum", "Fixing is 241 %: enter -5 % to 50 % a year."),
        new("fixings out of order", d => Facility(d, f => f with { Interest = f.Interest with { Fixings = [Fixing(1, 0.02), Fixing(0, 0.02)] } }), "/facility/interest/fixings/1/date", "Fixing date is 2027-01-01, not after the one before it on 2027-01-02: enter fixings in date order, one a day."),
        new("capital above the loan", d => Case(d, c => c with { Credit = c.Credit with { CapitalShare = 1.5 } }), "/credit/capitalShare", "Economic capital is 150 %: enter 0 % to 100 % of the balance."),
        new("certain default", d => Case(d, c => c with { Credit = c.Credit with { DefaultRatePerAnnum = 1.1 } }), "/credit/defaultRatePerAnnum", "Default rate is 110 %: enter 0 % to 100 % a year."),
        new("causes that do not sum", d => Recovery(d, r => r with { BothFailShare = 0.3 }), "/credit/recovery/bothFailShare", "The shares of who fails sum to 110 %: they must sum to 100 %, a difference of -10 %."),
        new("cause below nothing", d => Recovery(d, r => r with { OperatorFailsShare = -0.1 }), "/credit/recovery/operatorFailsShare", "Operator fails is -10 %: enter 0 % to 100 % of defaults."),
        new("gap of ten years", d => Recovery(d, r => r with { ReplacementGapMonths = 120 }), "/credit/recovery/replacementGapMonths", "Months without pay is 120: enter 0 to 60 months."),
        new("support nobody gave", d => Recovery(d, r => r with { LostWithOperator = ["G9"] }), "/credit/recovery/lostWithOperator/0", "No support has the key 'G9'"),
        new("element twice", d => Case(d, c => c with { Credit = c.Credit with { Structure = new() { Items = [new(), new()] } } }), "/credit/structure/items/1/element", "Direct agreement with the customer stands twice"),
        new("letter for the unrated", d => Case(d, c => c with { Credit = c.Credit with { UnratedCountsAs = "weak" } }), "/credit/unratedCountsAs", "Letter of unrated customers is 'weak'"),
        new("guarantee of nobody", d => Case(d, c => c with { Credit = c.Credit with { Guarantee = new() } }), "/credit/guarantee/guarantor", "Guarantor is empty"),
        new("part of the checklist that is null", d => Case(d, c => c with { Credit = c.Credit with { Structure = new() { Items = [null!] } } }), "/credit/structure/items/0", "This part is null"),
        new("haircut that adds", d => Case(d, c => c with { Credit = c.Credit with { Haircuts = [new() { Name = "sale", Share = -0.1 }] } }), "/credit/haircuts/0/share", "Haircut is -10 %: enter 0 % to 100 % of the original value."),
        new("draw after maturity", d => Facility(d, f => Drawn(f, Closing.AddYears(5)) with { FinalMaturity = Closing.AddYears(4) }), "/facility/draws/entered/0/date", "Draw date is 2032-01-01, not before maturity on 2031-01-01: enter an earlier date."),
        new("draw after availability", d => Facility(d, f => Drawn(f, Closing.AddDays(91)) with { AvailabilityEnd = Closing.AddDays(90) }), "/facility/draws/entered/0/date", "Draw date is 2027-04-02, after availability ends on 2027-04-01: enter an earlier date."),
        new("draw before closing", d => Facility(d, f => Drawn(f, Closing.AddDays(-1))), "/facility/draws/entered/0/date", "Draw date is 2026-12-31: enter a date from closing on 2027-01-01."),
        new("draw of nothing", d => Facility(d, f => f with { Draws = new DrawPlan { Kind = DrawPlanKind.Entered, Entered = [new PlannedDraw { Date = Closing }] } }), "/facility/draws/entered/0/amount", "Draw is not provided: enter an amount in USD."),
        new("no draws", d => Facility(d, f => f with { Draws = new DrawPlan { Kind = DrawPlanKind.Entered } }), "/facility/draws/entered", "Draws are empty"),
        new("too many draws", d => Facility(d, f => f with { Draws = new DrawPlan { Kind = DrawPlanKind.Entered, Entered = [.. Enumerable.Repeat(new PlannedDraw { Date = Closing }, 1_000)] } }), "/facility/draws/entered", "There are 1,000 draws: enter at most 200."),
        new("no tenor", d => Facility(d, f => f with { TenorMonths = 0 }), "/facility/tenorMonths", "Tenor is 0: enter 1 to 360 months."),
        new("maturity before closing", d => Facility(d, f => f with { FinalMaturity = Closing }), "/facility/finalMaturity", "Final maturity is 2027-01-01: enter a date after closing on 2027-01-01"),
        new("first payment after maturity", d => Facility(d, f => f with { FirstPaymentDate = Closing.AddYears(6) }), "/facility/firstPaymentDate", "First payment date is 2033-01-01, after maturity on 2031-01-01"),
        new("opening balance above commitment", d => Facility(d, f => f with { Commitment = Money.Usd(10), OpeningBalance = Money.Usd(11) }), "/facility/openingBalance", "Opening balance is USD 11.00: enter at most the commitment of USD 10.00."),
        new("custom principal off by a dollar", d => Facility(d, f => Custom(f, 100, 60, 39)), "/facility/amortisation/custom", "Principal payments sum to USD 99.00: they must sum to USD 100.00, a difference of USD 1.00."),
        new("custom principal out of order", d => Facility(d, f => Custom(f, 100, 60, 40) is var g ? g with { Amortisation = g.Amortisation with { Custom = [.. g.Amortisation.Custom.Reverse()] } } : f), "/facility/amortisation/custom/1/date", "enter payments in date order"),
        new("custom principal of nothing", d => Facility(d, f => f with { Amortisation = new AmortisationTerms { Style = AmortisationStyle.Custom } }), "/facility/amortisation/custom", "Principal payments are empty"),
        new("balloon without reason", d => Facility(d, f => f with { Amortisation = f.Amortisation with { BalloonShare = 0.2 } }), "/facility/amortisation/balloonReason", "Balloon of 20 % is above the cap of 0 %: enter the reason why it is accepted."),
        new("interest only past the tenor", d => Facility(d, f => f with { Amortisation = f.Amortisation with { InterestOnlyMonths = 48 } }), "/facility/amortisation/interestOnlyMonths", "Interest-only period is 48: enter 0 to 47 months, less than the tenor."),
        new("notes of a megabyte", d => Facility(d, f => f with { Recourse = new string('x', 2_000_000) }), "/facility/recourse", "Recourse has 2,000,000 characters: enter at most 4,000."),

        new("covenant without threshold", d => Case(d, c => c with { Covenants = [new Covenant { Id = "V9", Kind = CovenantKind.LoanToCost }] }), "/covenants/0/threshold", "Threshold is not provided: enter 1 % to 500 % of cost."),
        new("liquidity without amount", d => Case(d, c => c with { Covenants = [new Covenant { Id = "V9", Kind = CovenantKind.MinimumLiquidity }] }), "/covenants/0/minimumAmount", "Minimum liquidity has no threshold: enter the least amount."),
        new("hedge share above one", d => Covenant(d, new Covenant { Kind = CovenantKind.HedgeShare, Threshold = 1.2 }), "/covenants/0/threshold", "Threshold is 120 %: enter 1 % to 100 % of floating-rate principal."),
        new("age of a century", d => Covenant(d, new Covenant { Kind = CovenantKind.ChipAge, Threshold = 100 }), "/covenants/0/threshold", "Threshold is 100: enter 0.1 to 15 years."),
        new("location anywhere", d => Covenant(d, new Covenant { Kind = CovenantKind.CollateralLocation, Threshold = 1 }), "/covenants/0/sites", "names no country and no site"),
        new("covenant on a country in words", d => Covenant(d, new Covenant { Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["France"] }), "/covenants/0/countries/0", "Country is 'France': enter the two capital letters of ISO 3166, such as US."),
        new("cover ahead of nothing", d => Covenant(d, new Covenant { Kind = CovenantKind.ForwardDebtServiceCoverage, Threshold = 1.2 }), "/covenants/0/forwardMonths", "Cover ahead names no months: enter 1 to 60 months."),
        new("index missing", d => Covenant(d, new Covenant { Kind = CovenantKind.RentalIndexTier }), "/covenants/0/index", "enter its name, closing price and tiers"),
        new("index without close", d => Index(d, x => x with { ClosePrice = null }), "/covenants/0/index/closePrice", "Index at closing is not provided"),
        new("index without tier", d => Index(d, x => x with { Tiers = [] }), "/covenants/0/index/tiers", "The index has no tier"),
        new("tiers out of order", d => Index(d, x => x with { Tiers = [new() { Share = 0.8 }, new() { Share = 0.92 }] }), "/covenants/0/index/tiers/1/share", "Tier 2 is 92 %: enter less than the 80 % of the tier before it."),
        new("principal slowed by a tier", d => Index(d, x => x with { Tiers = [new() { Share = 0.8, AmortisationFactor = 0.5 }] }), "/covenants/0/index/tiers/0/amortisationFactor", "enter 1 to 10 times the schedule"),
        new("print of an unknown index", d => Index(d, x => x with { Fixings = [new() { Date = new DateOnly(2026, 1, 31), Price = Money.Usd(4), IndexId = "Elsewhere" }] }), "/covenants/0/index/fixings/0/indexId", "Index of the print is 'Elsewhere': enter H100."),
        new("print published before its day", d => Index(d, x => x with { Fixings = [new() { Date = new DateOnly(2026, 1, 31), Price = Money.Usd(4), Vintage = new DateOnly(2026, 1, 30) }] }), "/covenants/0/index/fixings/0/vintage", "enter 2026-01-31 or later"),
        new("amendment before any day", d => Covenant(d, new Covenant { Threshold = 1.2, Amendments = [new()] }), "/covenants/0/amendments/0/effectiveDate", "Effective date of the amendment is not provided"),
        new("amendment that ends before it starts", d => Covenant(d, new Covenant { Threshold = 1.2, Amendments = [new() { EffectiveDate = new DateOnly(2026, 3, 1), Until = new DateOnly(2026, 2, 1) }] }), "/covenants/0/amendments/0/until", "enter 2026-03-01 or later"),
        new("amended beyond its range", d => Covenant(d, new Covenant { Threshold = 1.2, Amendments = [new() { EffectiveDate = new DateOnly(2026, 3, 1), Threshold = 30 }] }), "/covenants/0/amendments/0/threshold", "enter 0.1 to 20 times"),
        new("waiver nobody signed", d => Covenant(d, new Covenant { Threshold = 1.2, Waivers = [new() { From = new DateOnly(2026, 3, 1), Until = new DateOnly(2026, 3, 1), Reason = "Late" }] }), "/covenants/0/waivers/0/signedBy", "Who signed the waiver is empty"),
        new("waiver turned round", d => Covenant(d, new Covenant { Threshold = 1.2, Waivers = [new() { From = new DateOnly(2026, 3, 2), Until = new DateOnly(2026, 3, 1), SignedBy = "Agent", Reason = "Late" }] }), "/covenants/0/waivers/0/until", "enter 2026-03-02 or later"),
        new("cures in no row", d => Covenant(d, new Covenant { Threshold = 1.2, CureRights = new() { MostInARow = 0 } }), "/covenants/0/cureRights/mostInARow", "Most cures in a row is 0: enter 1 to 100 times."),
        new("undertaking without a date", d => Case(d, c => c with { Undertakings = [new() { Id = "U1" }] }), "/undertakings/0/firstDue", "First due date is not provided"),
        new("undertaking keyed twice", d => Case(d, c => c with { Undertakings = [new() { Id = "U1", FirstDue = new DateOnly(2026, 3, 1) }, new() { Id = "u1", FirstDue = new DateOnly(2026, 3, 1) }] }), "/undertakings/1/id", "Undertaking key 'u1' is used twice: give each its own."),
        new("borrowing base above the fleet", d => Case(d, c => c with { BorrowingBase = new() { AdvanceRate = 1.1 } }), "/borrowingBase/advanceRate", "Advance of the borrowing base is 110 %: enter 0 % to 100 %."),
        new("waterfall without interest", d => Waterfall(d, w => w with { Steps = [.. w.Steps.Where(step => step.Kind != WaterfallStepKind.Interest)] }), "/waterfall/steps", "No rule pays interest: add one."),
        new("principal before interest", d => Waterfall(d, w => w with { Steps = [w.Steps[0], w.Steps[1], w.Steps[3], w.Steps[2], .. w.Steps.Skip(4)] }), "/waterfall/steps/2/kind", "Principal stands before interest: move it behind."),
        new("rule key twice", d => Waterfall(d, w => w with { Steps = [.. w.Steps, w.Steps[^1]] }), "/waterfall/steps/10/id", "Key of the rule '8c' is used twice: give each its own."),
        new("rule into an account nobody has", d => Rule(d, 4, step => step with { AccountId = "X" }), "/waterfall/steps/4/accountId", "Account 'X' is not in this waterfall: choose one of its accounts."),
        new("rule that waits for nothing", d => Rule(d, 6, step => step with { TriggerIds = [] }), "/waterfall/steps/6/triggerIds", "The rule waits for a trigger and names none: choose at least one."),
        new("rule with a trigger nobody has", d => Rule(d, 6, step => step with { TriggerIds = ["T9"] }), "/waterfall/steps/6/triggerIds/0", "Trigger 'T9' is not in this waterfall: choose one of its triggers."),
        new("share above everything", d => Rule(d, 9, step => step with { CashShare = 1.5 }), "/waterfall/steps/9/cashShare", "Share of what is left is 150 %: enter 0 % to 100 %."),
        new("rule that ends before it begins", d => Rule(d, 9, step => step with { From = Closing, Until = Closing }), "/waterfall/steps/9/until", "enter a later date."),
        new("rule that is null", d => Waterfall(d, w => w with { Steps = [null!] }), "/waterfall/steps/0", "This part is null"),
        new("account of an amount without one", d => Account(d, account => account with { Target = AccountTarget.Amount }), "/waterfall/accounts/0/targetAmount", "Target is not provided: enter the amount to hold."),
        new("account too many months ahead", d => Account(d, account => account with { TargetMonths = 61 }), "/waterfall/accounts/0/targetMonths", "Months of the target is 61: enter 0 to 60 months."),
        new("account released before it opens", d => Account(d, account => account with { FundedOn = Closing.AddDays(9), ReleasedOn = Closing }), "/waterfall/accounts/0/releasedOn", "Day of release is 2027-01-01, not after funding on 2027-01-10: enter a later date."),
        new("trigger without threshold", d => Trigger(d, trigger => trigger with { Measure = TriggerMeasure.LoanToValue }), "/waterfall/triggers/0/threshold", "Threshold is 0 %: enter 1 % to 500 %."),
        new("trigger on a contract nobody has", d => Trigger(d, trigger => trigger with { ContractIds = ["C9"] }), "/waterfall/triggers/0/contractIds/0", "Contract 'C9' is not in this deal: choose one of its contracts."),
        new("trigger that needs no test to cure", d => Trigger(d, trigger => trigger with { CureTests = 0 }), "/waterfall/triggers/0/cureTests", "Tests to cure is 0: enter 1 to 60 in a row."),
        new("sale for less than nothing", d => Waterfall(d, w => w with { SaleAtMaturity = new() { Haircut = 1.2 } }), "/waterfall/saleAtMaturity/haircut", "Haircut of the sale is 120 %: enter 0 % to 100 % of value."),
        new("two debt service reserves", d => Case(Waterfall(d, w => w), c => c with { Facility = c.Facility with { DebtServiceReserveMonths = 3 } }), "/facility/debtServiceReserveMonths", "Debt service reserve is 3 months and the deal has a waterfall"),
        new("covenant without key", d => Case(d, c => c with { Covenants = [new Covenant { Threshold = 1.2 }] }), "/covenants/0/id", "Covenant key is empty: enter 1 to 40 characters."),
        new("no trailing months", d => Case(d, c => c with { Covenants = [c.Covenants[0] with { TrailingMonths = 0 }] }), "/covenants/0/trailingMonths", "Trailing window is 0: enter 1 to 60 months."),
        new("shares short of the whole", d => Case(d, c => c with { Lenders = [Lender("A", 0.5), Lender("B", 0.4)] }), "/lenders", "Lenders' shares sum to 90 %: they must sum to 100 %, a difference of 10 %."),
        new("a share above the whole", d => Case(d, c => c with { Lenders = [Lender("A", 1.5)] }), "/lenders/0/share", "Lender's share is 150 %: enter 0 % to 100 % of the loan."),
        new("a lender twice", d => Case(d, c => c with { Lenders = [Lender("A", 0.5), Lender("A", 0.5)] }), "/lenders/1/lender", "Lender 'A' is used twice"),
        new("cash before closing", d => Case(d, c => c with { OtherCashFlows = [new EnteredCashFlow { Date = Closing.AddDays(-1), Amount = Money.Usd(1) }] }), "/otherCashFlows/0/date", "enter a date from closing on 2027-01-01."),
        new("name too long", d => Case(d, c => c with { Name = new string('n', 201) }), "/name", "Deal's name has 201 characters: enter at most 200."),
        new("advance above cost", d => Case(d, c => c with { Sizing = c.Sizing with { AdvanceOnCost = c.Sizing.AdvanceOnCost with { AdvanceRate = 1.2 } } }), "/sizing/advanceOnCost/advanceRate", "Advance rate is 120 %: enter 0 % to 100 % of eligible cost."),

        new("schema of another release", d => d with { SchemaVersion = 7 }, "/schemaVersion", "Schema version is 7: this release reads version 1."),
        new("paragraph too long", d => d with { Narrative = new Dictionary<string, string> { ["risks"] = new('x', 4_001) } }, "/narrative/risks", "Text of risks has 4,001 characters: enter at most 4,000."),
        new("a lot that is null", d => Case(d, c => c with { Lots = [null!] }), "/lots/0", "This part is null"),
    }.ToDictionary(row => row.Fault);

    private static readonly DealDocumentValidator Validator = new(SoundDeal.Market, CurveCatalogue.Standard);

    public static TheoryData<string> Faults => [.. Rows.Keys];

    [Fact]
    public void A_new_deal_has_no_fault() => Validator.Check(SoundDeal.Document).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_at_its_field(string fault)
    {
        var row = Rows[fault];
        var messages = Validator.Check(row.Break(SoundDeal.Document));
        messages.ShouldContain(
            message => message.Path == row.Path && message.Message.Contains(row.Says, StringComparison.Ordinal),
            $"expected {row.Path}: {row.Says}; got {string.Join(" | ", messages.Take(5))}");
    }

    [Fact]
    public void One_fault_gives_one_message()
    {
        foreach (var fault in new[] { "negative count", "ends before it starts", "draw after maturity", "shares short of the whole" })
            Validator.Check(Rows[fault].Break(SoundDeal.Document)).Count.ShouldBe(1, fault);
    }

    [Fact]
    public void Limits_themselves_are_allowed()
    {
        var document = Lot(SoundDeal.Document, lot => lot with { Count = 10_000_000, Haircut = 1, InServiceDate = new DateOnly(2000, 1, 1) });
        document = Contract(document, contract => contract with { TakeOrPayShare = 0, Gpus = 10_000_000 });
        document = Facility(document, facility => Custom(facility, 100, 60, 40));
        document = Case(document, c => c with { Lenders = [Lender("A", 1 / 3.0), Lender("B", 1 / 3.0), Lender("C", 1 / 3.0)] });
        Validator.Check(document).ShouldBeEmpty();
    }

    private static DealDocument Case(DealDocument document, Func<DealCase, DealCase> change) => document with { Case = change(document.Case) };

    private static DealDocument Waterfall(DealDocument document, Func<WaterfallTerms, WaterfallTerms> change) =>
        Case(document, c => c with { Waterfall = change(WaterfallTemplates.CoreWeaveDelayedDraw4()), Facility = c.Facility with { DebtServiceReserveMonths = 0 } });

    private static DealDocument Rule(DealDocument document, int at, Func<WaterfallStep, WaterfallStep> change) =>
        Waterfall(document, w => w with { Steps = [.. w.Steps.Select((step, i) => i == at ? change(step) : step)] });

    private static DealDocument Account(DealDocument document, Func<CashAccount, CashAccount> change) =>
        Waterfall(document, w => w with { Accounts = [change(w.Accounts[0]), .. w.Accounts.Skip(1)] });

    private static DealDocument Trigger(DealDocument document, Func<WaterfallTrigger, WaterfallTrigger> change) =>
        Waterfall(document, w => w with { Triggers = [change(w.Triggers[0]), .. w.Triggers.Skip(1)] });

    private static DealDocument Covenant(DealDocument document, Covenant covenant) => Case(document, c => c with { Covenants = [covenant with { Id = "V9" }] });

    private static DealDocument Index(DealDocument document, Func<RentalIndexTerms, RentalIndexTerms> change) => Covenant(document, new Covenant
    {
        Kind = CovenantKind.RentalIndexTier,
        Index = change(new RentalIndexTerms { IndexId = "H100", ClosePrice = Money.Usd(4.30m), Tiers = [new() { Share = 0.92 }] }),
    });

    private static PowerPriceStep PowerStep => new() { Date = new DateOnly(2028, 1, 1), PricePerKilowattHour = Money.Usd(0.05m) };

    private static DealDocument Costs(DealDocument document, Func<OperatingCosts, OperatingCosts> change) => Case(document, c => c with { Costs = change(c.Costs) });

    private static DealDocument Recovery(DealDocument document, Func<RecoveryTerms, RecoveryTerms> change) =>
        Case(document, c => c with { Credit = c.Credit with { Recovery = change(new RecoveryTerms()) } });

    private static DealDocument Valuation(DealDocument document, Func<ValuationTerms, ValuationTerms> change) => Case(document, c => c with { Valuation = change(c.Valuation) });

    private static DealDocument Opinion(DealDocument document, Func<ValueOpinion, ValueOpinion> change) => Valuation(document, v => v with
    {
        Opinions = [change(new ValueOpinion { LotId = "L1", ValuePerGpu = Money.Usd(20_000), Date = new DateOnly(2026, 9, 1), Author = "An appraiser" })],
    });

    private static MarkOverride Override => new() { LotId = "L1", ValuePerGpu = Money.Usd(20_000), Reason = "A signed order for the lot.", Date = Closing };

    private static DealDocument Support(DealDocument document, Func<ResidualSupport, ResidualSupport> change) => Valuation(document, v => v with
    {
        Supports = [change(new ResidualSupport { Id = "S1", Counterparty = "Parent", Cap = Money.Usd(1_000_000), From = Closing, To = Closing.AddYears(3) })],
    });

    private static RateFixing Fixing(int day, double rate) => new() { Date = Closing.AddDays(day), RatePerAnnum = rate };

    private static DealDocument Own(DealDocument document, Func<OwnScenario, OwnScenario> change) =>
        document with { Stress = new() { Own = [change(new() { Id = "mine", Name = "Mine", Parts = ["rent-50"] })] } };

    private static DealDocument Lot(DealDocument document, Func<Lot, Lot> change) => Case(document, c => c with { Lots = [change(c.Lots[0])] });

    private static PriceStep Step(DateOnly date) => new() { Date = date, PricePerGpuHour = Money.Usd(2) };

    private static DealDocument Relet(DealDocument document, params (int Months, decimal Price)[] pillars) => Case(document, c => c with
    {
        Merchant = new() { Relet = new() { Pillars = [.. pillars.Select(pillar => new RentalPillar { TermMonths = pillar.Months, PricePerGpuHour = Money.Usd(pillar.Price) })] } },
    });

    private static DealDocument Contract(DealDocument document, Func<OfftakeContract, OfftakeContract> change) =>
        Case(document, c => c with { Contracts = [change(c.Contracts[0])] });

    private static DealDocument Facility(DealDocument document, Func<Facility, Facility> change) => Case(document, c => c with { Facility = change(c.Facility) });

    private static Facility Drawn(Facility facility, DateOnly date) =>
        facility with { Draws = new DrawPlan { Kind = DrawPlanKind.Entered, Entered = [new PlannedDraw { Date = date, Amount = Money.Usd(1_000_000) }] } };

    private static Facility Custom(Facility facility, decimal principal, params decimal[] payments) => facility with
    {
        Commitment = Money.Usd(principal),
        Amortisation = facility.Amortisation with
        {
            Style = AmortisationStyle.Custom,
            Custom = [.. payments.Select((amount, i) => new PrincipalPayment { Date = Closing.AddMonths(3 * (i + 1)), Amount = Money.Usd(amount) })],
        },
    };

    private static CurveChoice Straight(double years) => new() { Parameters = new Dictionary<string, double> { ["lifeYears"] = years } };

    private static LenderShare Lender(string name, double share) => new() { Lender = name, Share = share };

    private sealed record Row(string Fault, Func<DealDocument, DealDocument> Break, string Path, string Says);
}
