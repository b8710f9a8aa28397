using GpuLending.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GpuLending.Underwriting.Persistence;

/// <summary>Money as two columns: what numeric(19,4) holds, and the currency beside it.</summary>
internal static class MoneyColumns
{
    public static void AsMoney(this ComplexPropertyBuilder<Money> money, string amount) => money.AsMoney(amount + "_amount", amount + "_currency");

    public static void AsMoney(this ComplexPropertyBuilder<Money> money, string amountColumn, string currencyColumn)
    {
        money.Property(value => value.Amount).HasColumnName(amountColumn).HasPrecision(19, 4);
        money.Property(value => value.Currency).HasColumnName(currencyColumn).HasMaxLength(3).IsFixedLength()
            .HasConversion(currency => currency.Code, code => new Currency(code));
    }
}
