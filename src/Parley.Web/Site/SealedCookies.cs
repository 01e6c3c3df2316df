using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Storage.Site;

namespace Parley.Web.Site;

/// <summary>
/// What a browser carries for us from one step to the next: sealed, so that it can neither read nor change it, for one browser and a short
/// time. Nothing is stored until the last step, which spends it by <see cref="Carried{T}.Hash"/>.
/// </summary>
internal sealed class SealedCookies(KeyFile keys, TimeProvider clock)
{
    // A browser keeps 4096 bytes of name and value.
    private const int Longest = 4000;

    public void Set<T>(HttpContext context, string name, T value, TimeSpan lifetime)
    {
        var box = keys.Seal(JsonSerializer.SerializeToUtf8Bytes(new Content<T>(value, clock.GetUtcNow() + lifetime)), name);
        context.Response.Cookies.Append(name, Base64Url.EncodeToString(box), Form(lifetime));
    }

    /// <summary>Null when there is none, or it is too old, or not of our making.</summary>
    public Carried<T>? Read<T>(HttpContext context, string name)
    {
        if (!context.Request.Cookies.TryGetValue(name, out var text) || text.Length > Longest || !Base64Url.IsValid(text)) return null;
        if (keys.Unseal(Base64Url.DecodeFromChars(text), name) is not { } plain || JsonSerializer.Deserialize<Content<T>>(plain) is not { } content) return null;
        return content.Until > clock.GetUtcNow() ? new Carried<T>(content.Value, SHA256.HashData(Encoding.ASCII.GetBytes(text)), content.Until) : null;
    }

    public static void End(HttpContext context, string name)
    {
        if (context.Request.Cookies.ContainsKey(name)) context.Response.Cookies.Append(name, "", Form(TimeSpan.Zero));
    }

    // Lax: whoever comes back from another party's sign-in brings it along.
    private static CookieOptions Form(TimeSpan lifetime) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lifetime };

    private sealed record Content<T>(T Value, DateTimeOffset Until);
}

/// <param name="Value">As it was set.</param>
/// <param name="Hash">By which it is spent.</param>
/// <param name="Until">When it would have expired.</param>
internal sealed record Carried<T>(T Value, byte[] Hash, DateTimeOffset Until);
