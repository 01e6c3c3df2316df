using System.CommandLine;
using System.Globalization;
using Parley.Core.Moderation;
using Parley.Storage;
using Parley.Storage.Moderation;
using Parley.Storage.Site;

namespace Parley.Web.Commands;

/// <summary>
/// <c>parley ledger verify [--site SHORT] [--head H]</c>: reads every site's record from its first row. 0 when nothing was altered, taken out,
/// exchanged or cut off; 1 with each fault named.
/// </summary>
internal static class Ledger
{
    private static readonly Option<string?> Site = new("--site") { HelpName = "SHORT", Description = "Only this site" };
    private static readonly Option<string?> Head = new("--head")
    {
        HelpName = "NUMBER-HASH", Description = "A head of the site that was written down before: the record must have led through it",
    };

    public static Command Command()
    {
        var verify = new Command("verify", "Prove that nothing on the record was altered, taken out or cut off") { Site, Head };
        verify.SetAction(Verify);
        return new Command("ledger", "The record of all decisions") { verify };
    }

    private static async Task<int> Verify(ParseResult parsed, CancellationToken cancel)
    {
        var head = parsed.GetValue(Head) is { } given
            ? LedgerHead.Parse(given) ?? throw new OperatorException($"\"{given}\" is no head: it is a number, a hyphen and 64 hexadecimal digits.", CommandLine.WrongUsage)
            : null;
        await using var opened = await CommandStore.Open(parsed, cancel);
        await using var database = opened.Store.Context();
        var sites = await database.AllSites(cancel);
        var asked = parsed.GetValue(Site) is { } shortName
            ? [sites.FirstOrDefault(site => site.ShortName == shortName) ?? throw new OperatorException($"There is no site {shortName}.", CommandLine.WrongUsage)]
            : sites;
        if (head is not null && asked.Count > 1)
            throw new OperatorException("Say whose head it is: add --site SHORT.", CommandLine.WrongUsage);

        await using var moment = await database.Snapshot(cancel);
        var isWhole = true;
        foreach (var site in asked)
        {
            var reading = await database.ReadLedger(site.Id, opened.Keys, cancel, head);
            foreach (var fault in reading.Faults)
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{site.ShortName}, row {fault.Number}: {fault.Words}"));
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{site.ShortName}: {reading.Head.Number} rows, {(reading.Faults.Count == 0 ? "whole" : "NOT whole")}, the words of {reading.Erased} erased; head {reading.Head}"));
            isWhole &= reading.Faults.Count == 0;
        }

        return isWhole ? CommandLine.Done : CommandLine.Failed;
    }
}
