using Microsoft.EntityFrameworkCore;
using Parley.Core.Moderation;
using Parley.Core.Site;
using Parley.Testing;
using Parley.Web.Commands;

namespace Parley.Web.Tests.Commands;

public sealed class SiteSetTests
{
    [Fact]
    public async Task What_is_named_changes_the_rest_stays_and_it_is_on_record()
    {
        await using var program = await TestProgram.Start();

        await Set(program, ("guests", "no"), ("close-after", "14"));
        var site = await Set(program, ("hold-first", "yes"), ("edit-minutes", "5"), ("accent", "#8a1c2b"));

        Assert.Equal((false, true, 14, 5, "#8a1c2b"), (site.GuestsAllowed, site.HoldFirst, site.CloseAfterDays, site.EditMinutes, site.Accent));
        Assert.Null((await Set(program, ("close-after", ""))).CloseAfterDays);
        var rows = await program.Read(database => database.Ledger.AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(["guests", "close-after", "accent", "hold-first", "edit-minutes", "close-after"], rows.Select(row => row.Reason));
        Assert.All(rows, row => Assert.Equal((LedgerAct.SettingChanged, null), (row.Act, row.Actor)));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        await using var program = await TestProgram.Start();

        var wrong = await Assert.ThrowsAsync<OperatorException>(() =>
            Set(program, ("guests", "maybe"), ("hold-first", "1"), ("close-after", "-3"), ("edit-minutes", "0"), ("accent", "red")));

        Assert.Equal(CommandLine.WrongUsage, wrong.ExitCode);
        Assert.Equal(["--accent", "--close-after", "--edit-minutes", "--guests", "--hold-first"], wrong.Lines.Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    private static Task<Publication> Set(TestProgram program, params (string Code, string Value)[] values) => program.Write(async (job, cancel) =>
        await SiteSet.Save(
            job, (await job.Sites.SingleAsync(cancel)).Id, values.ToDictionary(value => value.Code, value => value.Value, StringComparer.Ordinal), program.Keys,
            program.Clock.GetUtcNow(), cancel));
}
