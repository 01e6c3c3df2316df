using System.Reflection;
using Parley.Core.Text;
using Xunit;

namespace Parley.Core.Tests.Text;

public sealed class SafeHtmlTests
{
    [Fact]
    public void Text_is_encoded_for_words_and_for_attributes() =>
        Assert.Equal("&lt;a href=&#39;&quot;&amp;amp;&gt;", SafeHtml.Encode("<a href='\"&amp;>").Value);

    [Fact]
    public void Nothing_is_empty_rather_than_null()
    {
        Assert.Equal("", default(SafeHtml).Value);
        Assert.True(SafeHtml.Empty.IsEmpty);
    }

    [Fact]
    public void Outside_of_core_it_is_made_only_by_encoding_or_from_the_store()
    {
        var type = typeof(SafeHtml);
        var makers = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == type).Select(method => method.Name);

        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Equal(["Encode", "FromStore", "get_Empty"], makers.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(type.Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>(), _ => true);
    }
}
