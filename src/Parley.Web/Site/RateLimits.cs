using System.Net;
using System.Net.Sockets;
using Parley.Web.People;

namespace Parley.Web.Site;

/// <summary>How often a kind of request may be made; every route names one.</summary>
internal enum Limit
{
    Read,
    Live,
    Search,
    Preview,
    Write,
    Post,
    Picture,
    Vote,
    SignIn,

    /// <summary>Readers' flags.</summary>
    Report,

    /// <summary>Legal notices, each of which sends a letter.</summary>
    Notice,
}

/// <summary>The brakes per reader, per address (IPv6 by /64) and per site.</summary>
internal sealed class RateLimits(RateLimitOptions options, TimeProvider clock)
{
    private readonly Dictionary<Limit, Brakes> brakes = Enum.GetValues<Limit>().ToDictionary(limit => limit, limit => Of(limit, clock));

    public Refusal? TakeForAddress(HttpContext context, Limit limit)
    {
        if (!options.Enabled) return null;
        var of = brakes[limit];
        var wait = of.Address.Take(AddressKey(context.Connection.RemoteIpAddress));
        if (wait == TimeSpan.Zero && of.Site is { } site) wait = site.Take(CurrentSite.Of(context)?.Site.Id.Value ?? 0);
        return Refuse(wait);
    }

    /// <summary>Accounts and guests have their own count, whatever address they come from.</summary>
    public Refusal? TakeForReader(CurrentReader reader, Limit limit)
    {
        if (!options.Enabled || brakes[limit].Reader is not { } own) return null;
        return reader switch
        {
            { Account: { } account } => Refuse(own.Take(account.Value)),
            { Guest: { } guest } => Refuse(own.Take(~guest.Value)),
            _ => null,
        };
    }

    /// <summary>An IPv6 home or server owns a /64, so its addresses count as one.</summary>
    public static long AddressKey(IPAddress? address)
    {
        if (address is null) return 0;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes)
            : System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private static Refusal? Refuse(TimeSpan wait) =>
        wait == TimeSpan.Zero ? null : Refusal.TooMany((int)Math.Ceiling(wait.TotalSeconds));

    // Each rate as (at once, then one every): generous to an office behind one address, dear to a script.
    private static Brakes Of(Limit limit, TimeProvider clock) => limit switch
    {
        Limit.Read => new(null, new(600, PerSecond(60), clock), null),
        Limit.Live => new(null, new(300, PerSecond(10), clock), null),
        // Dearer than a page, which is kept.
        Limit.Search => new(null, new(60, PerSecond(2), clock), new(1_000, PerSecond(100), clock)),
        Limit.Preview => new(new(60, PerSecond(2), clock), new(120, PerSecond(4), clock), null),
        Limit.Write => new(new(60, PerSecond(1), clock), new(120, PerSecond(2), clock), new(2_000, PerSecond(500), clock)),
        Limit.Post => new(new(60, PerSecond(0.5), clock), new(120, PerSecond(1), clock), new(2_000, PerSecond(500), clock)),
        // Each costs a second of a core: a handful for a reader, a set for an editor, and never the whole machine.
        Limit.Picture => new(new(30, PerSecond(0.2), clock), new(60, PerSecond(0.5), clock), new(500, PerSecond(2), clock)),
        Limit.Vote => new(new(120, PerSecond(2), clock), new(600, PerSecond(10), clock), new(5_000, PerSecond(1_000), clock)),
        Limit.Report => new(new(20, PerSecond(1 / 30.0), clock), new(40, PerSecond(0.1), clock), new(1_000, PerSecond(20), clock)),
        Limit.Notice => new(new(10, PerSecond(1 / 60.0), clock), new(20, PerSecond(1 / 30.0), clock), new(300, PerSecond(2), clock)),
        Limit.SignIn => new(new(10, PerSecond(1 / 60.0), clock), new(30, PerSecond(0.1), clock), new(500, PerSecond(5), clock)),
        _ => throw new ArgumentOutOfRangeException(nameof(limit)),
    };

    private static TimeSpan PerSecond(double times) => TimeSpan.FromSeconds(1 / times);

    private sealed record Brakes(Brake? Reader, Brake Address, Brake? Site);
}

/// <summary>
/// Many token buckets in a fixed piece of memory (generic cell rate algorithm, ITU-T I.371): a key is hashed to one slot in each
/// of two rows and is refused only when both are empty, so that two strangers who share a slot do not brake one another.
/// </summary>
internal sealed class Brake(int atOnce, TimeSpan every, TimeProvider clock)
{
    private const int Slots = 1 << 14;
    private readonly Lock turn = new();
    private long[]? first;
    private long[]? second;

    /// <returns>Zero when it may go on, else how long to wait.</returns>
    public TimeSpan Take(long key)
    {
        // HashCode is seeded anew in every process: nobody can aim at another's slot.
        var hash = HashCode.Combine(key, atOnce);
        var (left, right) = (hash & (Slots - 1), (hash >>> 16) & (Slots - 1));
        var now = clock.GetElapsedTime(0, clock.GetTimestamp()).Ticks;
        lock (turn)
        {
            first ??= new long[Slots];
            second ??= new long[Slots];
            var next = Math.Max(Math.Min(first[left], second[right]), now) + every.Ticks;
            var wait = next - now - (atOnce * every.Ticks);
            if (wait > 0) return TimeSpan.FromTicks(wait);
            first[left] = Math.Max(first[left], next);
            second[right] = Math.Max(second[right], next);
            return TimeSpan.Zero;
        }
    }
}
