using System.Security.Cryptography;
using System.Text;
using Parley.Core.Articles;
using Parley.Core.Discussions;
using Parley.Core.People;
using Parley.Core.Text;

namespace Parley.Core.Moderation.Reports;

/// <summary>Who reports, as one code that is compared and says nothing to strangers: an account, a guest, an e-mail address or a network address.</summary>
public static class Reporter
{
    public static string Of(AccountId account) => $"a:{account}";

    public static string Of(GuestId guest) => $"g:{guest}";

    public static string Of(EmailAddress email, byte[] key) => $"m:{Keyed(key, email.Key)}";

    /// <summary>Nobody we know. The code is of this comment alone, so that the same address on another comment is another code.</summary>
    public static string OfAddress(long address, CommentId comment, byte[] key) => $"n:{Keyed(key, $"{address} {comment}")}";

    /// <summary>The same for an article.</summary>
    public static string OfAddress(long address, ArticleId article, byte[] key) => $"n:{Keyed(key, $"{address} article {article}")}";

    private static string Keyed(byte[] key, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("report " + what))[..16]);
}
