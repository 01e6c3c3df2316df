using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parley.Storage.Site;

namespace Parley.Web.Moderation.Reports;

/// <summary>
/// A legal notice's reference and the secret in its link. The secret follows from the reference and the key file: it stands in no table, and
/// every letter about the notice can name it.
/// </summary>
internal static class NoticeKey
{
    /// <summary>Without letters that are read for others.</summary>
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>40 bits: enough that two never meet by chance, and short enough to be told by telephone.</summary>
    public static string NewReference() => $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}";

    public static string Path(string reference, KeyFile keys) => $"/notices/{reference}?key={Of(reference, keys)}";

    public static bool Opens(string reference, string? key, KeyFile keys) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(Of(reference, keys)));

    public static string Of(string reference, KeyFile keys) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Hashing, Encoding.UTF8.GetBytes("legal notice " + reference)).AsSpan(0, 16));
}
