using System.Text;
using Parley.ImportExport.PlainPage;
using Xunit;

namespace Parley.ImportExport.Tests.PlainPage;

public sealed class CreditLineTests
{
    [Theory]
    [InlineData("The mayor at the quay. Source: quay.example", "quay.example")]
    [InlineData("The mayor at the quay. SOURCE : Quay Press", "Quay Press")]
    [InlineData("The mayor at the quay (Source: Quay Press)", "Quay Press")]
    [InlineData("The quay (left) at dawn. Source: Press (North)", "Press (North)")]
    [InlineData("Photo: A. Writer. Source: Quay Press", "Quay Press")]
    [InlineData("Photo: A. Writer", "A. Writer")]
    [InlineData("The quay. Photo credit: A. Writer / Quay Press", "A. Writer / Quay Press")]
    [InlineData("The quay. Image: https://quay.example/1.jpg", "https://quay.example/1.jpg")]
    [InlineData("Am Kai. Quelle: Kaiblatt", "Kaiblatt")]
    [InlineData("Le quai. Crédit : Journal du Quai", "Journal du Quai")]
    [InlineData("El muelle. Fuente: Diario del Muelle", "Diario del Muelle")]
    [InlineData("На причале. Источник: Вестник", "Вестник")]
    [InlineData("الرصيف. المصدر: جريدة المرفأ", "جريدة المرفأ")]
    [InlineData("הרציף. צילום: דנה מור", "דנה מור")]
    [InlineData("码头清晨。图片来源：河湾日报", "河湾日报")]
    [InlineData("埠頭の朝。写真：港新聞", "港新聞")]
    [InlineData("부두의 아침. 출처: 항구일보", "항구일보")]
    [InlineData("The mayor at the quay", null)]
    [InlineData("The resource: a quay without ships", null)]
    [InlineData("At the quay, 10:30", null)]
    public async Task The_credit_is_what_follows_the_word_for_source(string caption, string? credit)
    {
        var page = $"A headline of some words\n\n{caption}\n\nOne paragraph of the article, with a full stop.\n";

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(page));
        var report = await ImportReport.Collect(new PlainPageFormat(), file, TestContext.Current.CancellationToken);

        var article = Assert.Single(report.Articles);
        Assert.Equal((caption, credit), (article.Caption, article.Credit));
    }
}
