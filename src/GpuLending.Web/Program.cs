using GpuLending.Web.Hosting;

return await DeskHost.RunAsync(args);
