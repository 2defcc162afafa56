# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,279 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'headroom.svg'
set label '{/:Bold vae leads at AP 0.80, ahead of all others}' enhanced at screen 0.025,0.889677 left front font ',18' textcolor rgb '#1b2128'
set label 'retail · 120 rows measured, 6 of them anomalous · seed 1' noenhanced at screen 0.025,0.812061 left front font ',12.5' textcolor rgb '#59636e'
set label 'Dots are means over datasets, lines their 95 % intervals; grey: behind the leader by more than chance. Rings are trivial controls, which know nothing of anomalies:' noenhanced at screen 0.025,0.135591 left front font ',11' textcolor rgb '#59636e'
set label 'what does not beat them has found nothing.' noenhanced at screen 0.025,0.0796057 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.0805078,0.588106 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.80 [0.70, 0.90]' noenhanced at screen 0.975,0.588106 right front font ',11' textcolor rgb '#59636e'
set label 'knn' noenhanced at screen 0.0805078,0.504892 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.45 [0.35, 0.55]' noenhanced at screen 0.975,0.504892 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.0805078,0.421679 right front font ',12.5' textcolor rgb '#59636e'
set label '0.050 [0.000, 0.15]' noenhanced at screen 0.975,0.421679 right front font ',11' textcolor rgb '#59636e'
set label 'chance 0.050' noenhanced at screen 0.0966203,0.66914 center front font ',11' textcolor rgb '#59636e'
set label 'random 0.050' noenhanced at screen 0.190467,0.66914 center front font ',11' textcolor rgb '#59636e'
set label 'what can be known 0.90' noenhanced at screen 0.771851,0.66914 center front font ',11' textcolor rgb '#007d5c'
set label 'average precision (AP)' noenhanced at screen 0.469773,0.243871 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0921745
set rmargin at screen 0.847371
set tmargin at screen 0.629713
set bmargin at screen 0.380072
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [2.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 0 0 1 -0.5 0.5 16185594
0.5 2 0 1 1.5 2.5 16185594
END
$data2 << END
0.05 2.5 0 -3
END
$data3 << END
0.05 2.5 0 -3
END
$data4 << END
0.9 2.5 0 -3
END
$data5 << END
0.7 0 0.2 0
END
$data6 << END
0.35 1 0.2 0
END
$data7 << END
0 2 0.15 0
END
$data8 << END
0.8 0
END
$data9 << END
0.45 1
END
$data10 << END
0.05 2
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.02 dt (1.5,3) notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data4 using 1:2:3:4 with vectors nohead lc rgb '#007d5c' lw 1.6 dt 1 notitle, \
     $data5 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data6 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data7 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data8 using 1:2 with points pt 7 ps 1.10769 lc rgb '#0b65b0' notitle, \
     $data9 using 1:2 with points pt 7 ps 0.861538 lc rgb '#59636e' notitle, \
     $data10 using 1:2 with points pt 6 ps 0.861538 lc rgb '#59636e' notitle
unset output
