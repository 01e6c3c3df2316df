using System.Collections.Concurrent;

namespace Parley.Web.Site;

/// <summary>
/// Things kept in a bounded number of bytes, each step O(1) and a hit without a lock. What is new is on trial in a quarter of the room and
/// stays only if it is asked for again (S3-FIFO, Yang et al., SOSP 2023): whoever asks for a thousand made-up addresses once each
/// drives out the like, never what people read.
/// </summary>
internal sealed class BoundedMemory<TKey, TValue>(long most, Action<TValue>? dropped = null)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Item> items = new();
    private readonly LinkedList<Item> onTrial = new();
    private readonly LinkedList<Item> settled = new();
    private readonly Lock turn = new();
    private long trialBytes;
    private long settledBytes;
    private long evictions;

    /// <summary>One thing above this is not kept.</summary>
    public long LargestOne => most / 8;

    public long Bytes
    {
        get
        {
            lock (turn)
                return trialBytes + settledBytes;
        }
    }

    public long Evictions => Interlocked.Read(ref evictions);

    public IEnumerable<TValue> Values => items.Values.Select(item => item.Value);

    public TValue? Find(TKey key)
    {
        if (!items.TryGetValue(key, out var item))
            return null;
        // Written once only: a line of memory that every core writes is slower than one that all read.
        if (!item.WasUsed)
            item.WasUsed = true;
        return item.Value;
    }

    /// <summary>Adds it without weight, as a place where several may wait for one; <see cref="Weigh"/> or <see cref="Remove"/> follows.</summary>
    public TValue FindOrAdd(TKey key, Func<TKey, TValue> make) => Find(key) ?? items.GetOrAdd(key, added => new Item(added, make(added))).Value;

    /// <summary>Puts it there in the place of what was.</summary>
    public void Put(TKey key, TValue value, long bytes)
    {
        lock (turn)
        {
            if (items.TryRemove(key, out var before))
                Leave(before);
            items[key] = new Item(key, value);
        }

        Weigh(key, value, bytes);
    }

    /// <summary>Says how much room it takes, now or anew; false when it is too much or it is no longer here.</summary>
    public bool Weigh(TKey key, TValue value, long bytes)
    {
        lock (turn)
        {
            if (!items.TryGetValue(key, out var item) || !ReferenceEquals(item.Value, value))
                return false;
            Leave(item);
            if (bytes > LargestOne)
            {
                items.TryRemove(key, out _);
                dropped?.Invoke(value);
                return false;
            }

            item.Bytes = bytes;
            Join(item, item.IsSettled);
            MakeRoom();
            return true;
        }
    }

    public void Remove(TKey key, TValue value)
    {
        lock (turn)
        {
            if (!items.TryGetValue(key, out var item) || !ReferenceEquals(item.Value, value))
                return;
            items.TryRemove(key, out _);
            Leave(item);
            dropped?.Invoke(value);
        }
    }

    private void MakeRoom()
    {
        // Readers may mark things faster than this clears the marks; after one round the oldest goes all the same.
        for (var patience = onTrial.Count + settled.Count; trialBytes + settledBytes > most; patience--)
        {
            var row = settled.Count == 0 || trialBytes > most / 4 ? onTrial : settled;
            if (row.First?.Value is not { } oldest)
                return;
            Leave(oldest);
            if (oldest.WasUsed && patience > 0)
            {
                oldest.WasUsed = false;
                Join(oldest, settledNow: true);
                continue;
            }

            items.TryRemove(oldest.Key, out _);
            evictions++;
            dropped?.Invoke(oldest.Value);
        }
    }

    private void Join(Item item, bool settledNow)
    {
        item.IsSettled = settledNow;
        item.Place = (settledNow ? settled : onTrial).AddLast(item);
        if (settledNow)
            settledBytes += item.Bytes;
        else
            trialBytes += item.Bytes;
    }

    private void Leave(Item item)
    {
        if (item.Place is not { List: { } row } place)
            return;
        row.Remove(place);
        item.Place = null;
        if (item.IsSettled)
            settledBytes -= item.Bytes;
        else
            trialBytes -= item.Bytes;
    }

    private sealed class Item(TKey key, TValue value)
    {
        public TKey Key => key;
        public TValue Value => value;
        public volatile bool WasUsed;
        public bool IsSettled;
        public long Bytes;
        public LinkedListNode<Item>? Place;
    }
}
