using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class ProtectionKeysTests
{
    [Fact]
    public async Task A_second_node_reads_what_the_first_protected_and_the_rows_tell_nothing()
    {
        await using var program = await TestProgram.Start();

        var sealedText = Node(program).CreateProtector("test").Protect("a secret");

        Assert.Equal("a secret", Node(program).CreateProtector("test").Unprotect(sealedText));
        var row = await program.Read(database => Task.FromResult(database.ProtectionKeys.Single()));
        Assert.DoesNotContain("masterKey", Encoding.UTF8.GetString(row.Sealed), StringComparison.Ordinal);
    }

    private static IDataProtectionProvider Node(TestProgram program)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(program.Store);
        services.AddSingleton(program.Keys);
        services.AddSingleton(TimeProvider.System);
        services.AddSealedDataProtection();
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
