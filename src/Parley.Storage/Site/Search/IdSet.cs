using System.Buffers.Binary;
using System.Numerics;

namespace Parley.Storage.Site.Search;

/// <summary>
/// Which of the neighbouring ids of one segment are meant. Stored as two bytes for each while they are few, else as a bit for each of the
/// segment: a word in every comment costs 512 bytes for 4,096 of them.
/// </summary>
internal sealed class IdSet
{
    /// <summary>Ids with the same number above these bits stand in one segment.</summary>
    public const int Bits = 12;
    public const int Size = 1 << Bits;
    public const int DenseLength = Size / 8;

    private readonly ulong[] words = new ulong[Size / 64];

    public static long SegmentOf(long id) => id >> Bits;

    public static int PlaceOf(long id) => (int)(id & (Size - 1));

    public static long IdOf(long segment, int place) => (segment << Bits) | (uint)place;

    /// <summary>As a place is stored among few.</summary>
    public static byte[] Sign(int place) => [(byte)(place >> 8), (byte)place];

    public static IdSet Read(byte[] stored)
    {
        var set = new IdSet();
        set.AddAll(stored);
        return set;
    }

    public byte[] Write()
    {
        if (Count * 2 < DenseLength)
        {
            var few = new byte[Count * 2];
            var at = 0;
            foreach (var place in Descending())
                BinaryPrimitives.WriteUInt16BigEndian(few.AsSpan(2 * at++), (ushort)place);
            return few;
        }

        var dense = new byte[DenseLength];
        for (var index = 0; index < words.Length; index++)
            BinaryPrimitives.WriteUInt64BigEndian(dense.AsSpan(index * 8), words[index]);
        return dense;
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public void Add(int place) => words[place >> 6] |= 1UL << (place & 63);

    public void Remove(int place) => words[place >> 6] &= ~(1UL << (place & 63));

    public bool Contains(int place) => (words[place >> 6] & (1UL << (place & 63))) != 0;

    public void KeepOnly(IdSet other)
    {
        for (var index = 0; index < words.Length; index++)
            words[index] &= other.words[index];
    }

    /// <summary>Those of a stored set.</summary>
    public void AddAll(byte[] stored)
    {
        if (stored.Length == DenseLength)
        {
            for (var index = 0; index < words.Length; index++)
                words[index] |= BinaryPrimitives.ReadUInt64BigEndian(stored.AsSpan(index * 8));
            return;
        }

        for (var at = 0; at + 1 < stored.Length; at += 2)
            Add(BinaryPrimitives.ReadUInt16BigEndian(stored.AsSpan(at)) & (Size - 1));
    }

    public void AddAll(IdSet other)
    {
        for (var index = 0; index < words.Length; index++)
            words[index] |= other.words[index];
    }

    public void RemoveAll(IdSet other)
    {
        for (var index = 0; index < words.Length; index++)
            words[index] &= ~other.words[index];
    }

    /// <summary>The newest first.</summary>
    public IEnumerable<int> Descending()
    {
        for (var index = words.Length - 1; index >= 0; index--)
        {
            for (var rest = words[index]; rest != 0;)
            {
                var bit = 63 - BitOperations.LeadingZeroCount(rest);
                rest &= ~(1UL << bit);
                yield return (index << 6) | bit;
            }
        }
    }
}
