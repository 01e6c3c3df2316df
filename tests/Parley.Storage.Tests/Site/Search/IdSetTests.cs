using Parley.Storage.Site.Search;

namespace Parley.Storage.Tests.Site.Search;

public sealed class IdSetTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(255), InlineData(256), InlineData(257), InlineData(IdSet.Size)]
    public void A_set_of_any_size_is_read_as_it_was_written(int count)
    {
        int[] places = [.. Enumerable.Range(0, IdSet.Size)];
        new Random(count).Shuffle(places);
        var set = new IdSet();
        foreach (var place in places.Take(count))
            set.Add(place);

        var stored = set.Write();

        Assert.Equal(places.Take(count).OrderDescending(), IdSet.Read(stored).Descending());
        Assert.InRange(stored.Length, 0, IdSet.DenseLength);
    }

    [Fact]
    public void A_place_among_few_is_stored_as_its_sign()
    {
        var set = new IdSet();
        set.Add(7);
        set.Add(3_001);

        Assert.True(set.Write().AsSpan().IndexOf(IdSet.Sign(3_001)) >= 0);
        Assert.True(set.Write().AsSpan().IndexOf(IdSet.Sign(7)) >= 0);
    }

    [Fact]
    public void Bytes_that_are_no_set_do_no_harm() => Assert.InRange(IdSet.Read([255, 255, 1]).Count, 0, 1);
}
