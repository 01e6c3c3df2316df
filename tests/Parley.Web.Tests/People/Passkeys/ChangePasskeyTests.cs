using System.Net;
using Parley.Testing;

namespace Parley.Web.Tests.People.Passkeys;

public sealed class ChangePasskeyTests
{
    [Fact]
    public async Task A_passkey_is_renamed_and_taken_away_by_its_owner_alone()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        await ada.Add(device);
        var eve = program.Named(await program.SignIn("eve@news.example", "Eve Adams"));
        var id = await program.Read(database => Task.FromResult(database.Passkeys.Single().Id));

        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"/account/passkeys/{id}/rename", ("name", "Mine"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"/account/passkeys/{id}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post($"/account/passkeys/{id}/rename", ("name", "<b>Key ring</b>"))).StatusCode);
        Assert.Contains("&lt;b&gt;Key ring", await ada.Text("/account/security"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ada.Post($"/account/passkeys/{id}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Named().SignIn(device)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_name_is_one_short_line(string name)
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        await ada.Add(device);
        var id = await program.Read(database => Task.FromResult(database.Passkeys.Single().Id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.Post($"/account/passkeys/{id}/rename", ("name", name))).StatusCode);
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        await using var program = await TestProgram.Start();
        using var device = program.Device();
        var ada = program.Named(await program.SignIn("ada@news.example", "Ada Byron"));
        await ada.Add(device);
        var id = await program.Write(async (database, cancel) =>
        {
            var account = database.Accounts.Single(row => row.Name == "Ada Byron");
            database.Entry(account).Property(row => row.EmailKey).CurrentValue = null;
            await database.SaveChangesAsync(cancel);
            return database.Passkeys.Single().Id;
        });

        Assert.Equal(HttpStatusCode.Conflict, (await ada.Post($"/account/passkeys/{id}/remove")).StatusCode);
        Assert.Equal(1, await program.Read(database => Task.FromResult(database.Passkeys.Count(row => row.Id == id))));
    }
}
