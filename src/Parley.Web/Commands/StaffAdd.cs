using System.CommandLine;
using Parley.Core.People;
using Parley.Core.Text;
using Parley.Web.People;

namespace Parley.Web.Commands;

/// <summary><c>parley staff add EMAIL --role ROLE [--site SHORT]</c>: a one-time link that gives the role, as the last line.</summary>
internal static class StaffAdd
{
    private static readonly Argument<string> Email = new("EMAIL") { Description = "Whose account gets the role; it is made when the link is opened" };

    private static readonly Option<string> RoleFlag = new("--role") { HelpName = "ROLE", Description = "owner, editor or moderator", Required = true };

    private static readonly Option<string?> SiteFlag = CommandStore.SiteFlag();

    public static Command Command()
    {
        var add = new Command("add", "Print a one-time link that makes its opener a member of staff") { Email, RoleFlag, SiteFlag };
        add.SetAction(Run);
        return new Command("staff", "Owners, editors and moderators") { add };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        if (EmailAddress.Parse(parsed.GetValue(Email)) is not { } email)
            throw new OperatorException($"\"{parsed.GetValue(Email)}\" is no e-mail address.", CommandLine.WrongUsage);
        var role = RoleOf(parsed.GetValue(RoleFlag));
        await using var opened = await CommandStore.OpenToWrite(parsed, cancel);
        var site = await CommandStore.Site(opened.Store, parsed.GetValue(SiteFlag), cancel);
        var link = await StaffLinks.Make(opened.Store, SettingFlags.Read(parsed), email, role, site.Id, TimeProvider.System.GetUtcNow(), cancel);
        await Console.Out.WriteLineAsync(
            $"This link makes {email.Value} {ShowMe.RoleWord(role)} of {site.Name} ({site.ShortName}). It works once, for {StaffLinks.Lifetime.TotalHours:0} hours:\n{link}");
        return CommandLine.Done;
    }

    private static Role RoleOf(string? word) => word switch
    {
        "owner" => Role.Owner,
        "editor" => Role.Editor,
        "moderator" => Role.Moderator,
        _ => throw new OperatorException($"--role {word}: it is owner, editor or moderator.", CommandLine.WrongUsage),
    };
}
