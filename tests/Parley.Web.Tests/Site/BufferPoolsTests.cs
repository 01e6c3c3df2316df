using System.Buffers;
using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class BufferPoolsTests
{
    private readonly MemoryPool<byte> pool = new BufferPools().Create();

    [Fact]
    public void A_buffer_has_one_owner_at_a_time()
    {
        var all = Rent(2_000);

        Assert.Equal(2_000, all.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(all, one => Assert.Equal(pool.MaxBufferSize, one.Memory.Length));
    }

    [Fact]
    public void What_many_needed_at_once_is_not_kept()
    {
        var before = Rent(2_000);
        before.ForEach(one => one.Dispose());

        var kept = Rent(2_000).Intersect(before, ReferenceEqualityComparer.Instance).Count();

        Assert.Equal(BufferPools.MostKept, kept);
    }

    [Fact]
    public void A_longer_buffer_than_there_is_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(pool.MaxBufferSize + 1));

    private List<IMemoryOwner<byte>> Rent(int count) => [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];
}
