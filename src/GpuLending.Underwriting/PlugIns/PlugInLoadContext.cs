using System.Reflection;
using System.Runtime.Loader;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>
/// Keeps a plug-in's code apart from the desk's and from other plug-ins': it shares the engine, whose types both sides must mean alike, and the .NET
/// libraries; everything else comes from the plug-in's own folder.
/// </summary>
internal sealed class PlugInLoadContext(PlugInAssembly plugIn, Assembly engine) : AssemblyLoadContext($"plug-in {plugIn.File}")
{
    /// <summary>Loads the plug-in from the bytes that were hashed.</summary>
    public Assembly LoadPlugIn()
    {
        using var content = new MemoryStream(plugIn.Content);
        return LoadFromStream(content);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == engine.GetName().Name)
            return engine;
        var beside = Path.Combine(Path.GetDirectoryName(plugIn.Path)!, assemblyName.Name + ".dll");
        if (!IsOfTheRuntime(assemblyName.Name!) && File.Exists(beside))
        {
            using var content = new MemoryStream(File.ReadAllBytes(beside));
            return LoadFromStream(content);
        }

        return null;
    }

    // A library's own copy of these would be another type of the same name.
    private static bool IsOfTheRuntime(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib" or "Microsoft.CSharp" or "Microsoft.VisualBasic";
}
