using Npgsql;
using NpgsqlTypes;

namespace GpuLending.Underwriting.Market;

/// <summary>Writes many quotes at once, in the connection's own transaction.</summary>
internal static class QuoteCopy
{
    /// <param name="connection">With a transaction open.</param>
    /// <param name="quotes">The rows.</param>
    /// <param name="written">Told the number of rows sent so far.</param>
    /// <param name="cancellationToken">Stops it; the transaction is then good for nothing but a rollback.</param>
    internal static async Task<int> WriteAsync(NpgsqlConnection connection, IReadOnlyList<MarketQuote> quotes, Action<int>? written, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            """
            COPY market_quotes (id, date, gpu, kind, evidence, segment, provider, gpus_per_machine, used, form_factor, condition, observations, price,
                as_published, source, licence, vintage, data_file, import_id)
            FROM STDIN (FORMAT binary)
            """, cancellationToken);
        for (var i = 0; i < quotes.Count; i++)
        {
            var quote = quotes[i];
            await import.StartRowAsync(cancellationToken);
            await import.WriteAsync(quote.Id, NpgsqlDbType.Uuid, cancellationToken);
            await import.WriteAsync(quote.Date, NpgsqlDbType.Date, cancellationToken);
            await import.WriteAsync(quote.Gpu, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Kind.ToString(), NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Evidence.ToString(), NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Segment, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Provider, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.GpusPerMachine, NpgsqlDbType.Integer, cancellationToken);
            await import.WriteAsync(quote.Used, NpgsqlDbType.Boolean, cancellationToken);
            await import.WriteAsync(quote.FormFactor, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Condition, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Observations, NpgsqlDbType.Integer, cancellationToken);
            await import.WriteAsync(quote.Price, NpgsqlDbType.Numeric, cancellationToken);
            await import.WriteAsync(quote.AsPublished, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Source, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Licence, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.Vintage, NpgsqlDbType.Date, cancellationToken);
            await import.WriteAsync(quote.DataFile, NpgsqlDbType.Varchar, cancellationToken);
            await import.WriteAsync(quote.ImportId, NpgsqlDbType.Uuid, cancellationToken);
            if (i % 256 != 255) continue;
            written?.Invoke(i + 1);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return (int)await import.CompleteAsync(cancellationToken);
    }
}
