namespace GpuLending.Testing;

/// <summary>Brings an empty database to the state every test starts from.</summary>
/// <param name="ownerConnectionString">The database, as the role that owns its tables.</param>
/// <param name="cancellationToken">Stops it.</param>
public delegate Task TestSchema(string ownerConnectionString, CancellationToken cancellationToken);
