using Parley.Core.People;
using Parley.Core.Text;
using Parley.Web.Site;

namespace Parley.Web.Discussions;

/// <summary>What a guest says of themselves, checked.</summary>
internal sealed record GuestDetails(PersonName Name, EmailAddress? Email)
{
    /// <returns>The details, or why they cannot be taken and which field it is.</returns>
    public static (GuestDetails? Guest, Refusal? Wrong, string? Field) Read(Words words, string? name, string? email)
    {
        var checkedName = PersonName.Parse(name);
        if (checkedName is not NameOutcome.Accepted accepted)
            return (null, Refusals.Name(words, checkedName), "name");
        if (string.IsNullOrWhiteSpace(email))
            return (new GuestDetails(accepted.Name, null), null, null);
        return EmailAddress.Parse(email) is { } address
            ? (new GuestDetails(accepted.Name, address), null, null)
            : (null, Refusals.Email(words), "email");
    }
}
