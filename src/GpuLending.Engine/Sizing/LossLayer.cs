namespace GpuLending.Engine.Sizing;

/// <summary>One layer of the capital structure against a fall of collateral value.</summary>
/// <param name="Name">Who holds it.</param>
/// <param name="Amount">Its amount; the sponsor's is value less both loans, not below zero.</param>
/// <param name="LosesFrom">Fall in value, as a fraction, at which it begins to lose.</param>
/// <param name="LostAt">Fall in value, as a fraction, at which all of it is lost.</param>
public sealed record LossLayer(string Name, double Amount, double LosesFrom, double LostAt);
