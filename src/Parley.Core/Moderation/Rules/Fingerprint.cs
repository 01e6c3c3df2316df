using System.Numerics;
using System.Text;

namespace Parley.Core.Moderation.Rules;

/// <summary>
/// 64 bits of which nearly alike texts share nearly all (a simhash, Charikar 2002, over runs of four letters). Case, signs and blanks
/// do not count. Nothing of the words can be read out of it.
/// </summary>
public static class Fingerprint
{
    /// <summary>Texts with fewer letters have none: "Thank you" is no copy.</summary>
    public const int FewestLetters = 24;

    /// <summary>A changed word in a sentence turns about ten bits; unlike texts differ in about thirty.</summary>
    private const int MostBits = 12;

    private const int Run = 4;

    // The bits of each byte, one to a byte: eight counters are raised by one addition.
    private static readonly ulong[] s_spread = [.. Enumerable.Range(0, 256).Select(Spread)];

    /// <summary>Null for a text too short to be told from others.</summary>
    public static long? Of(ReadOnlySpan<char> text)
    {
        Span<ulong> lanes = stackalloc ulong[8];
        Span<int> counts = stackalloc int[64];
        lanes.Clear();
        counts.Clear();
        var (letters, runs, last) = (0, 0, 0UL);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
                continue;
            last = (last << 16) | (ushort)Folded(rune);
            if (++letters < Run)
                continue;
            var hash = Mix(last);
            for (var lane = 0; lane < 8; lane++)
                lanes[lane] += s_spread[(byte)(hash >> (8 * lane))];
            // A counter of one byte holds no more.
            if (++runs % 255 == 0)
                Flush(lanes, counts);
        }

        if (letters < FewestLetters)
            return null;
        Flush(lanes, counts);
        var bits = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            if (counts[bit] * 2 > runs)
                bits |= 1UL << bit;
        }

        return (long)bits;
    }

    /// <summary>True of texts that are the same but for a few words.</summary>
    public static bool IsNear(long one, long other) => BitOperations.PopCount((ulong)(one ^ other)) <= MostBits;

    private static int Folded(Rune rune) => rune.IsAscii ? rune.Value | 0x20 : Rune.ToLowerInvariant(rune).Value;

    private static void Flush(Span<ulong> lanes, Span<int> counts)
    {
        for (var bit = 0; bit < 64; bit++)
            counts[bit] += (byte)(lanes[bit / 8] >> (8 * (bit % 8)));
        lanes.Clear();
    }

    /// <summary>The finalizer of MurmurHash3: every bit of the input moves about half of the output.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }

    private static ulong Spread(int bits)
    {
        var spread = 0UL;
        for (var bit = 0; bit < 8; bit++)
            spread |= (ulong)((bits >> bit) & 1) << (8 * bit);
        return spread;
    }
}
