using System.Text.Json;
using Parley.Core.Moderation;
using Parley.Storage.Moderation;
using Parley.Storage.Site;
using Parley.Web.Site;

namespace Parley.Web.Moderation.Record;

/// <summary>A row of the record in words.</summary>
internal static class LedgerText
{
    public static string Act(Words words, LedgerAct act) => words.Find($"ledger.act.{act.ToString().ToLowerInvariant()}") ?? act.ToString();

    /// <summary>Why, as people read it: of a decision its reason, of a change what was changed.</summary>
    public static string? Why(Words words, RecordRow row) =>
        row.Reason is not { } code ? null : words.Find($"reason.{code}") ?? words.Find($"site.{code}") ?? words.Find($"site.role.{code}") ?? code;

    /// <summary>What people wrote beside it, each part with its label.</summary>
    public static IEnumerable<(string Label, string Text)> Said(Words words, RecordRow row)
    {
        if (row.Words is not { } stored)
            return row.HadWords ? [(words["verdict.note"], words["ledger.erased"])] : [];
        if (row.Act == LedgerAct.SettingChanged && Change(stored) is { } change)
            return [(words["site.history.old"], change.Old), (words["site.history.new"], change.New)];
        var said = VerdictWords.Read(stored);
        (string Key, string? Text)[] parts = [("verdict.note", said.Note), ("statement.facts", said.Facts), ("statement.law", said.Law)];
        return parts.Where(part => part.Text is not null).Select(part => (words[part.Key], part.Text ?? ""));
    }

    private static OldAndNew? Change(string stored)
    {
        try
        {
            return SettingWrites.ReadWords(stored);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
