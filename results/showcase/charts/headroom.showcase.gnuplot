# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,389 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'headroom.showcase.svg'
set label '{/:Bold ledger-rules leads at AP 0.12; lof and kmeans cannot be told apart from it}' enhanced at screen 0.025,0.920874 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.865206 left front font ',12.5' textcolor rgb '#59636e'
set label 'Dots are means over datasets, lines their 95 % intervals; grey: behind the leader by more than chance. Rings are trivial controls, which know nothing of anomalies:' noenhanced at screen 0.025,0.0972494 left front font ',11' textcolor rgb '#59636e'
set label 'what does not beat them has found nothing.' noenhanced at screen 0.025,0.0570951 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.705558 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.12 [0.065, 0.20]' noenhanced at screen 0.975,0.705558 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.647829 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.088 [0.044, 0.17]' noenhanced at screen 0.975,0.647829 right front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.590101 right front font ',12.5' textcolor rgb '#59636e'
set label '0.061 [0.027, 0.13]' noenhanced at screen 0.975,0.590101 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.532373 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.051 [0.020, 0.12]' noenhanced at screen 0.975,0.532373 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.474645 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.034 [0.011, 0.10]' noenhanced at screen 0.975,0.474645 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.416917 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.031 [0.009, 0.096]' noenhanced at screen 0.975,0.416917 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.359189 right front font ',12.5' textcolor rgb '#59636e'
set label '0.028 [0.008, 0.092]' noenhanced at screen 0.975,0.359189 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.30146 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.025 [0.007, 0.088]' noenhanced at screen 0.975,0.30146 right front font ',11' textcolor rgb '#59636e'
set label 'chance 0.027' noenhanced at screen 0.143534,0.762699 center front font ',11' textcolor rgb '#59636e'
set label 'amount 0.061' noenhanced at screen 0.237266,0.762699 center front font ',11' textcolor rgb '#59636e'
set label 'what can be known 0.95' noenhanced at screen 0.806632,0.762699 center front font ',11' textcolor rgb '#007d5c'
set label 'average precision (AP)' noenhanced at screen 0.489586,0.17491 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.840083
set tmargin at screen 0.734422
set bmargin at screen 0.272596
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 0 0 1 -0.5 0.5 16185594
0.5 2 0 1 1.5 2.5 16185594
0.5 4 0 1 3.5 4.5 16185594
0.5 6 0 1 5.5 6.5 16185594
END
$data2 << END
0.0273006 7.5 0 -8
END
$data3 << END
0.0611895 7.5 0 -8
END
$data4 << END
0.95228 7.5 0 -8
END
$data5 << END
0.0652356 0 0.137122 0
END
$data6 << END
0.0444556 1 0.123125 0
0.0204974 3 0.100955 0
END
$data7 << END
0.0266631 2 0.107595 0
0.00816345 6 0.0841142 0
END
$data8 << END
0.0110539 4 0.0886391 0
0.00941008 5 0.0861194 0
0.00663849 7 0.0815474 0
END
$data9 << END
0.117434 0
END
$data10 << END
0.0882388 1
0.0510405 3
END
$data11 << END
0.0611895 2
0.0281128 6
END
$data12 << END
0.0339854 4
0.0307028 5
0.0247927 7
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.02 dt (1.5,3) notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data4 using 1:2:3:4 with vectors nohead lc rgb '#007d5c' lw 1.6 dt 1 notitle, \
     $data5 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data6 using 1:2:3:4 with vectors nohead lc rgb '#609bcc' lw 1.6 dt 1 notitle, \
     $data7 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data8 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data9 using 1:2 with points pt 7 ps 1.10769 lc rgb '#0b65b0' notitle, \
     $data10 using 1:2 with points pt 7 ps 0.861538 lc rgb '#609bcc' notitle, \
     $data11 using 1:2 with points pt 6 ps 0.861538 lc rgb '#59636e' notitle, \
     $data12 using 1:2 with points pt 7 ps 0.861538 lc rgb '#59636e' notitle
unset output
