using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GpuLending.Underwriting.Persistence;

/// <summary>Recognises what an index refused, so that a use case can say it in its own words.</summary>
internal static class UniqueViolation
{
    public static bool Is(DbUpdateException exception, string index) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refused && refused.ConstraintName == index;
}
