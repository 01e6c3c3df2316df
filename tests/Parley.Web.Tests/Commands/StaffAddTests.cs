using System.Net;
using Parley.Core.People;
using Parley.Testing;
using Parley.Web.Commands;
using Parley.Web.Site;

namespace Parley.Web.Tests.Commands;

public sealed class StaffAddTests
{
    [Fact]
    public async Task Beside_a_running_server_the_last_line_is_a_link_that_works_there()
    {
        await using var program = await TestProgram.Start();
        var output = await Run(program, "staff", "add", "mo@news.example", "--role", "moderator");

        var link = new Uri(output.Trim().Split('\n')[^1]).PathAndQuery;

        Assert.Equal(HttpStatusCode.Redirect, (await program.Browser().Post(link, ("name", "Mo Lind"))).StatusCode);
        Assert.Equal(Role.Moderator, await program.Read(database => Task.FromResult(database.Staff.Single().Role)));
    }

    private static async Task<string> Run(TestProgram program, params string[] words)
    {
        var before = Console.Out;
        await using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            // The clock of a command is the machine's: its link would be long gone for a program that lives in the past.
            program.Later(TimeProvider.System.GetUtcNow() - program.Clock.GetUtcNow());
            var data = program.Get<ServeOptions>().Store.Data;
            Assert.Equal(CommandLine.Done, await CommandLine.Run([.. words, "--data", data], [StaffAdd.Command()]));
            return output.ToString();
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
