namespace GpuLending.Engine.Portfolio;

/// <summary>A part of a loan that depends on something by name: a chip generation, a customer, a site, a vendor.</summary>
/// <param name="Name">Its name; the same name is the same thing across the book, capitals aside.</param>
/// <param name="Share">Part of the loan, as a fraction, 0 or more.</param>
public readonly record struct NamedShare(string Name, double Share);
