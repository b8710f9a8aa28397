using System.Reflection;
using GpuLending.Engine.Depreciation;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>
/// Takes the curves out of the plug-in folder at the start. Each is checked; what fails is listed with its reason and left out. A plug-in never keeps the
/// desk from starting. See docs/plug-in-curves.md.
/// </summary>
public sealed partial class CurvePlugInLoader(ILogger logger)
{
    private const string EngineName = "GpuLending.Engine";
    private static readonly TimeSpan LongestTrial = TimeSpan.FromSeconds(10);
    private static readonly Assembly Engine = typeof(ICurveKind).Assembly;

    private readonly List<LoadedPlugIn> _loaded = [];
    private readonly List<RefusedPlugIn> _refused = [];
    private CurveCatalogue _catalogue = CurveCatalogue.Standard;

    /// <summary>Loads every assembly in the folder and in the folders right below it.</summary>
    /// <param name="folder">The folder; one that does not exist is an empty one.</param>
    /// <param name="logger">Told what was loaded and what was refused.</param>
    public static CurvePlugIns Load(string folder, ILogger logger) => new CurvePlugInLoader(logger).Load(folder);

    private CurvePlugIns Load(string folder)
    {
        var files = Files(folder);
        var assemblies = files.Select(path => PlugInAssembly.Read(folder, path)).ToList();
        foreach (var assembly in assemblies)
        {
            var neighbours = assemblies.Where(other => other != assembly && Path.GetDirectoryName(other.Path) == Path.GetDirectoryName(assembly.Path));
            var isLibrary = assembly.Name.Length > 0 && neighbours.Any(other => other.References.Any(reference => reference.Name == assembly.Name));
            if (assembly.Fault is { } fault)
                Refuse(assembly, null, fault);
            else if (assembly.Name == EngineName || (isLibrary && !ReferencesEngine(assembly)))
                continue; // comes along with a plug-in, and holds none
            else if (WhyNotOurs(assembly) is { } why)
                Refuse(assembly, null, why);
            else
                TakeKinds(assembly);
        }

        LogSummary(logger, folder, _loaded.Count, _refused.Count);
        return new CurvePlugIns { Folder = folder, Catalogue = _catalogue, Loaded = [.. _loaded], Refused = [.. _refused] };
    }

    private List<string> Files(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return [];
            return
            [
                .. Directory.EnumerateDirectories(folder).Prepend(folder)
                    .SelectMany(place => Directory.EnumerateFiles(place, "*.dll"))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            _refused.Add(new RefusedPlugIn(".", null, $"The folder cannot be read: {unreadable.Message}"));
            return [];
        }
    }

    private static bool ReferencesEngine(PlugInAssembly assembly) => assembly.References.Any(reference => reference.Name == EngineName);

    private static string? WhyNotOurs(PlugInAssembly assembly)
    {
        if (assembly.References.FirstOrDefault(reference => reference.Name is "GpuLending.Underwriting" or "GpuLending.Web") is { } inner)
            return $"It references {inner.Name}: a plug-in may reference {EngineName} only.";
        if (assembly.References.FirstOrDefault(reference => reference.Name == EngineName) is not { } engine)
            return $"It does not reference {EngineName}: there can be no curve in it.";
        var own = Engine.GetName().Version!;
        return engine.Version is { } built && (built.Major != own.Major || built > own)
            ? $"It was built against {EngineName} {built} and this desk has {own}: build it against this release."
            : null;
    }

    private void TakeKinds(PlugInAssembly assembly)
    {
        Type[] types = [];
        var version = "";
        var fault = Try(() =>
        {
            var loaded = new PlugInLoadContext(assembly, Engine).LoadPlugIn();
            version = loaded.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? loaded.GetName().Version?.ToString() ?? "";
            types = [.. loaded.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICurveKind)))];
        });
        if (fault is not null)
            Refuse(assembly, null, $"It cannot be loaded: {fault}");
        else if (types.Length == 0)
            Refuse(assembly, null, $"It has no public class that implements {nameof(ICurveKind)} of this desk's {EngineName}.");
        foreach (var type in types)
            TakeKind(assembly, type, version);
    }

    private void TakeKind(PlugInAssembly assembly, Type type, string version)
    {
        var name = type.FullName ?? type.Name;
        if (type.IsGenericTypeDefinition)
        {
            Refuse(assembly, name, "It is generic, and nobody says over which type: write a class without type parameters.");
            return;
        }

        if (type.GetConstructor(Type.EmptyTypes) is not { } constructor)
        {
            Refuse(assembly, name, "It has no public constructor without parameters.");
            return;
        }

        ICurveKind? made = null;
        PlugInKind? kind = null;
        if (Try(() => made = (ICurveKind)constructor.Invoke(null)) is { } thrown)
            Refuse(assembly, name, $"Its constructor failed: {thrown}");
        else if (Try(() => kind = new PlugInKind(made!, assembly.Hash)) is { } silent)
            Refuse(assembly, name, $"Its description of itself failed: {silent}");
        else if (PlugInDescription.Fault(kind!) is { } fault)
            Refuse(assembly, string.IsNullOrWhiteSpace(kind!.Id) ? name : kind.Id, fault);
        else if (_catalogue.TryFind(kind!.Id, out _))
            Refuse(assembly, kind.Id, $"The id '{kind.Id}' is taken by {Owner(kind.Id)}: choose another.");
        else if (Trial(kind) is { } problem)
            Refuse(assembly, kind.Id, problem);
        else
            Keep(assembly, kind, version);
    }

    private string Owner(string id) => _loaded.FirstOrDefault(plugIn => plugIn.Kind == id) is { } other ? other.File : "the engine";

    /// <summary>The curve at its defaults, over forty years, for a made-up GPU; and without a GPU where it needs none.</summary>
    private string? Trial(PlugInKind kind)
    {
        string? problem = null;
        var fault = Try(() =>
        {
            var catalogue = _catalogue.With(kind);
            var choice = CurveChoice.Default(kind);
            foreach (var context in kind.NeedsMarket ? [CurveContext.Example] : new[] { CurveContext.AgeOnly, CurveContext.Example })
            {
                if (problem is null && !catalogue.TryCreate(choice, context, out _, out var problems))
                    problem = "At its default parameters: " + string.Join(" ", problems.Select(one => one.Message));
            }
        });
        return fault ?? problem;
    }

    private void Keep(PlugInAssembly assembly, PlugInKind kind, string version)
    {
        _catalogue = _catalogue.With(kind);
        _loaded.Add(new LoadedPlugIn(kind.Id, assembly.File, version, assembly.Hash));
        LogLoaded(logger, kind.Id, assembly.File, assembly.Hash);
    }

    private void Refuse(PlugInAssembly assembly, string? kind, string reason)
    {
        _refused.Add(new RefusedPlugIn(assembly.File, kind, reason));
        LogRefused(logger, assembly.File, kind, reason);
    }

    /// <summary>Runs a plug-in's code on a thread of its own and for a time; says what it threw. The thread of one that does not come back is left behind.</summary>
    private static string? Try(Action action)
    {
        string? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception thrown)
            {
                fault = InWords(thrown);
            }
        })
        { IsBackground = true, Name = "plug-in trial" };
        thread.Start();
        return thread.Join(LongestTrial) ? fault : $"it did not answer within {LongestTrial.TotalSeconds:0} seconds.";
    }

    private static string InWords(Exception thrown) => thrown switch
    {
        TargetInvocationException { InnerException: { } inner } => InWords(inner),
        TypeInitializationException { InnerException: { } inner } => InWords(inner),
        ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => InWords(first),
        FileNotFoundException missing => $"it needs {missing.FileName?.Split(',')[0]}, which does not lie beside it.",
        MissingMethodException or MissingFieldException or TypeLoadException => $"it does not fit this desk's {EngineName}; build it against this release. ({thrown.Message})",
        _ => $"{thrown.GetType().Name}: {thrown.Message}",
    };

    [LoggerMessage(2901, LogLevel.Information, "Plug-in curve {Kind} loaded from {File}, SHA-256 {Hash}")]
    private static partial void LogLoaded(ILogger logger, string kind, string file, string hash);

    [LoggerMessage(2902, LogLevel.Warning, "Plug-in {File} {Kind} refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string file, string? kind, string reason);

    [LoggerMessage(2903, LogLevel.Information, "Plug-in folder {Folder}: {Loaded} curves, {Refused} refused")]
    private static partial void LogSummary(ILogger logger, string folder, int loaded, int refused);
}
