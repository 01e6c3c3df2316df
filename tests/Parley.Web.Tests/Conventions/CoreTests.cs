using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Parley.Web.Tests.Conventions;

public sealed class CoreTests
{
    private static readonly string[] ForbiddenAssemblies = ["Microsoft.", "System.Net.Http", "System.Net.Sockets", "System.Net.NameResolution", "System.Net.Requests", "System.Net.Mail", "System.Data", "Npgsql", "MailKit", "MimeKit", "Parley."];

    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Console",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Threading.Timer", "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator",
    ];

    [Fact]
    public void The_rules_know_no_web_no_store_and_no_network()
    {
        var known = Sources.Core.GetReferencedAssemblies().Select(name => name.Name ?? "");

        Assert.DoesNotContain(known, name => ForbiddenAssemblies.Any(part => name.StartsWith(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rules_have_no_clock_no_chance_and_no_files_of_their_own()
    {
        Assert.Empty(TypesNamedBy(Sources.Core).Intersect(ForbiddenTypes, StringComparer.Ordinal));
        Assert.Empty(ClocksReadBy(Sources.Core));
    }

    [Fact]
    public void The_border_reads_streams_and_opens_no_files()
    {
        Assert.Empty(TypesNamedBy(Sources.ImportExport).Intersect(["System.IO.File", "System.IO.Directory", "System.Xml.XmlDocument", "System.Xml.Linq.XDocument"], StringComparer.Ordinal));
        Assert.DoesNotContain(Sources.ImportExport.GetReferencedAssemblies(), name => name.Name is "System.Net.Http" or "Parley.Storage");
    }

    [Fact]
    public void A_thing_is_changed_by_a_verb_never_by_a_setter()
    {
        var settable = Sources.Types(Sources.Core).Where(type => type.IsVisible).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType?.Name}.{property.Name}");

        Assert.Empty(settable);
    }

    private static List<string> TypesNamedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var data = file.GetMetadataReader();
        return data.TypeReferences.Select(handle => data.GetTypeReference(handle))
            .Select(type => $"{data.GetString(type.Namespace)}.{data.GetString(type.Name)}").ToList();
    }

    private static List<string> ClocksReadBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var data = file.GetMetadataReader();
        return data.MemberReferences.Select(handle => data.GetString(data.GetMemberReference(handle).Name))
            .Where(name => name is "get_UtcNow" or "get_Now" or "get_Today" or "get_TickCount64" or "GetEnvironmentVariable").ToList();
    }
}
