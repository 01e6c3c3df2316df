using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.Discussions.Quotes;
using Parley.Core.Moderation;
using Parley.Core.Moderation.Rules;
using Parley.Core.People;
using Parley.Core.Site;
using Parley.Storage.Discussions;

namespace Parley.Testing;

/// <summary>Things for tests, with quiet defaults: a test says only what matters to it.</summary>
public static class A
{
    private static int number;

    public static SiteBuilder Site() => new($"site-{Next()}");

    public static AccountBuilder Account() => new($"Reader {Next()}");

    public static GuestBuilder Guest() => new($"Guest {Next()}");

    public static DiscussionBuilder Discussion() => new();

    public static CommentBuilder Comment() => new($"Words {Next()}");

    internal static string Next() => Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture);
}

public sealed class SiteBuilder(string shortName)
{
    private bool guests = true;
    private int editMinutes = 15;

    public SiteBuilder Named(string name)
    {
        shortName = name;
        return this;
    }

    public SiteBuilder WithoutGuests()
    {
        guests = false;
        return this;
    }

    public SiteBuilder Editable(int minutes)
    {
        editMinutes = minutes;
        return this;
    }

    public Task<SiteId> In(TestStore store) => store.Write(async (database, cancel) =>
    {
        var site = new Publication(shortName, shortName, "en", store.Now);
        site.SetPolicy(guests, false, null, editMinutes);
        database.Sites.Add(site);
        await database.SaveChangesAsync(cancel);
        return site.Id;
    });
}

public sealed class AccountBuilder(string name)
{
    private string? email;

    public AccountBuilder At(string address)
    {
        email = address;
        return this;
    }

    public AccountBuilder Named(string given)
    {
        name = given;
        return this;
    }

    public Task<AccountId> In(TestStore store) => store.Write(async (database, cancel) =>
    {
        var account = new Account(name, name, email, email, store.Now);
        database.Accounts.Add(account);
        await database.SaveChangesAsync(cancel);
        return account.Id;
    });
}

public sealed class GuestBuilder(string name)
{
    public GuestBuilder Named(string given)
    {
        name = given;
        return this;
    }

    public Task<GuestId> In(TestStore store) => store.Write(async (database, cancel) =>
    {
        var guest = new Guest(RandomNumberGenerator.GetBytes(32), name, null, store.Now);
        database.Guests.Add(guest);
        await database.SaveChangesAsync(cancel);
        return guest.Id;
    });
}

public sealed class DiscussionBuilder
{
    private SiteId? site;
    private ArticleId? article;
    private string title = "A quiet title";
    private bool? guests;
    private DateTimeOffset? closesAt;
    private bool closed;

    public DiscussionBuilder On(SiteId given)
    {
        site = given;
        return this;
    }

    public DiscussionBuilder Of(ArticleId given)
    {
        article = given;
        return this;
    }

    public DiscussionBuilder Titled(string given)
    {
        title = given;
        return this;
    }

    public DiscussionBuilder Guests(bool allowed)
    {
        guests = allowed;
        return this;
    }

    public DiscussionBuilder ClosingAt(DateTimeOffset time)
    {
        closesAt = time;
        return this;
    }

    public DiscussionBuilder Closed()
    {
        closed = true;
        return this;
    }

    /// <summary>On a site of its own unless one is named.</summary>
    public async Task<DiscussionId> In(TestStore store)
    {
        var where = site ?? await A.Site().In(store);
        return await store.Write(async (database, cancel) =>
        {
            var discussion = new Discussion(where, article, title, store.Now);
            discussion.SetPolicy(guests, closesAt);
            if (closed)
                discussion.Close(store.Now);
            database.Discussions.Add(discussion);
            await database.SaveChangesAsync(cancel);
            return discussion.Id;
        });
    }
}

/// <summary>A comment posted as the program posts it; by a fresh guest unless somebody is named.</summary>
public sealed class CommentBuilder(string words)
{
    private AccountId? account;
    private GuestId? guest;
    private CommentId? parent;
    private string key = "key-" + A.Next();
    private string? who;
    private Screened screened = Screened.Clean;
    private IReadOnlyList<FoundQuote> quotes = [];

    /// <summary>As the rules held it.</summary>
    public CommentBuilder Held()
    {
        var finding = new Finding(Reasons.HoldFirst, Reasons.HoldFirst, Outcome.Hold, 0);
        screened = new Screened(Outcome.Hold, [finding], 0) { Decisive = finding };
        return this;
    }

    public CommentBuilder By(AccountId given)
    {
        account = given;
        return this;
    }

    public CommentBuilder By(GuestId given)
    {
        guest = given;
        return this;
    }

    public CommentBuilder Saying(string given)
    {
        words = given;
        return this;
    }

    public CommentBuilder Quoting(params FoundQuote[] given)
    {
        quotes = given;
        return this;
    }

    public CommentBuilder Under(CommentId? given)
    {
        parent = given;
        return this;
    }

    public CommentBuilder WithKey(string given)
    {
        key = given;
        return this;
    }

    public CommentBuilder From(string given)
    {
        who = given;
        return this;
    }

    public NewComment To(DiscussionId discussion, DateTimeOffset at) => new()
    {
        Discussion = discussion,
        Parent = parent,
        Account = account,
        Guest = guest,
        GuestName = account is null ? "Guest" : null,
        Source = words,
        Html = $"<p>{System.Net.WebUtility.HtmlEncode(words)}</p>",
        RendererVersion = 1,
        Quotes = quotes,
        Screened = screened,
        Who = who ?? (account is { } id ? $"a:{id}" : $"g:{guest}"),
        Key = key,
        KeyLifetime = TimeSpan.FromHours(24),
        RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{parent} {words}")),
        At = at,
    };

    /// <summary>What became of it.</summary>
    public Task<PostResult> TryIn(TestStore store, DiscussionId discussion)
    {
        var comment = To(discussion, store.Now);
        return store.Write((database, cancel) => database.Post(comment, cancel));
    }

    /// <summary>The stored comment; throws when it was refused.</summary>
    public async Task<CommentRow> In(TestStore store, DiscussionId discussion) =>
        await TryIn(store, discussion) is PostResult.Stored stored
            ? stored.Comment
            : throw new InvalidOperationException("The comment was refused.");
}
