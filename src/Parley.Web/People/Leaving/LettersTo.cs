using Parley.Core.Text;
using Parley.Storage;
using Parley.Storage.Notifications;
using Parley.Storage.Site;
using Parley.Web.Notifications;

namespace Parley.Web.People.Leaving;

/// <summary>Letters on their way to somebody who is to be forgotten: what is in them is sealed, so they are opened one by one.</summary>
internal static class LettersTo
{
    public static async Task<IReadOnlyList<long>> Find(Database database, KeyFile keys, string emailKey, CancellationToken cancel)
    {
        List<long> found = [];
        await foreach (var message in database.UnsentMessages(cancel))
        {
            if (message.Kind == Letter.Kind && Letter.From(message, keys) is { } letter && EmailAddress.Parse(letter.To)?.Key == emailKey)
                found.Add(message.Id);
        }

        return found;
    }
}
