using GpuLending.Testing;
using GpuLending.Web.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabaseServer))]
[assembly: AssemblyFixture(typeof(BrowserFixture))]
