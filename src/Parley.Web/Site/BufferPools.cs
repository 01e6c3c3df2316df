using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Parley.Web.Site;

/// <summary>
/// The server's buffers. Its own pools keep as many as were ever used at once, one for each of ten thousand readers who come together, and give
/// them back over many minutes; these keep what pages need.
/// </summary>
internal sealed class BufferPools : IMemoryPoolFactory<byte>
{
    /// <summary>In each pool: for 64 pages that are being sent, of which the server holds 64 kB each.</summary>
    public const int MostKept = 1024;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private const int BlockSize = 4096;

        private readonly ConcurrentQueue<Block> kept = new();
        private int count;

        public override int MaxBufferSize => BlockSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
            if (!kept.TryDequeue(out var block))
                return new Block(this);
            Interlocked.Decrement(ref count);
            return block;
        }

        protected override void Dispose(bool disposing) => kept.Clear();

        private void Return(Block block)
        {
            if (Interlocked.Increment(ref count) > MostKept)
                Interlocked.Decrement(ref count);
            else
                kept.Enqueue(block);
        }

        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(BlockSize);

            public Memory<byte> Memory => bytes;

            public void Dispose() => pool.Return(this);
        }
    }
}
