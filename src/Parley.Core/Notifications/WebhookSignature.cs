using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Core.Notifications;

/// <summary>
/// Signs what is sent to a webhook as Standard Webhooks does: HMAC-SHA-256 over id, time and body, so that none of them can be another and
/// an old message cannot be sent again later.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>A receiver takes no message that is older or younger by its own clock.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(5);

    private const string SecretStart = "whsec_";

    /// <summary>As it is shown to an owner and given to libraries.</summary>
    public static string Written(byte[] secret) => SecretStart + Convert.ToBase64String(secret);

    public static string Sign(byte[] secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{Time(at)}."), .. body]));

    /// <summary>What a receiver does.</summary>
    public static bool Verify(byte[] secret, string id, string time, string signature, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253402300799
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= ReplayWindow
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Sign(secret, id, DateTimeOffset.FromUnixTimeSeconds(seconds), body)), Encoding.UTF8.GetBytes(signature));

    public static string Time(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
