using Parley.Web.Site;

namespace Parley.Web.Tests.Site;

public sealed class BoundedMemoryTests
{
    [Fact]
    public void It_never_holds_more_than_its_bytes()
    {
        var memory = new BoundedMemory<int, string>(1_000);

        for (var key = 0; key < 500; key++)
        {
            memory.Put(key, $"{key}", 1 + (key % 120));
            Assert.InRange(memory.Bytes, 0, 1_000);
        }

        Assert.True(memory.Evictions > 400);
        Assert.Equal(memory.Values.Count(), Enumerable.Range(0, 500).Count(key => memory.Find(key) is not null));
    }

    [Fact]
    public void What_is_asked_for_again_outlives_a_thousand_that_are_not()
    {
        var memory = new BoundedMemory<int, string>(1_000);
        memory.Put(-1, "read", 100);
        memory.Find(-1);

        for (var key = 0; key < 1_000; key++)
        {
            memory.Put(key, "asked for once", 50);
            if (key % 10 == 0)
                memory.Find(-1);
        }

        Assert.Equal("read", memory.Find(-1));
    }

    [Fact]
    public void What_was_read_and_is_no_longer_goes_as_well()
    {
        var memory = new BoundedMemory<int, string>(1_000);
        for (var key = 0; key < 8; key++)
        {
            memory.Put(key, "old", 100);
            memory.Find(key);
        }

        for (var key = 100; key < 200; key++)
        {
            memory.Put(key, "new", 100);
            memory.Find(key);
            memory.Find(key);
        }

        Assert.DoesNotContain("old", memory.Values);
    }

    [Fact]
    public void One_thing_that_is_too_large_is_not_kept_and_drives_nothing_out()
    {
        List<string> dropped = [];
        var memory = new BoundedMemory<int, string>(1_000, dropped.Add);
        memory.Put(1, "small", 100);

        memory.Put(2, "large", memory.LargestOne + 1);

        Assert.Equal("small", memory.Find(1));
        Assert.Null(memory.Find(2));
        Assert.Equal(["large"], dropped);
    }

    [Fact]
    public void What_takes_anothers_place_is_weighed_anew()
    {
        var memory = new BoundedMemory<int, string>(1_000);
        memory.Put(1, "first", 100);
        memory.Put(1, "second", 40);

        Assert.Equal((40L, "second"), (memory.Bytes, memory.Find(1)));
        memory.Remove(1, "first");
        Assert.Equal("second", memory.Find(1));
        memory.Remove(1, memory.Find(1) ?? "");
        Assert.Equal((0L, null), (memory.Bytes, memory.Find(1)));
    }
}
