using GpuLending.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabaseServer))]
